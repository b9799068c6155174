/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-pill.h"

#include "records/clew-state-words.h"

/* How many letters stay on one line; where there are more, how wide the lines are
 * (in GTK's letters, which are wider than most). */
#define UNWRAPPED  26
#define LINE_WIDTH 20

static const char *const tone_classes[] = { NULL, "clew-good", "clew-careful", "clew-bad" };

/**
 * clew_pill_new:
 * @icon_name: a symbolic icon
 * @text: the state in words
 * @tone: how it is colored, beside the words
 *
 * The pill is as wide as its words. Long ones wrap rather than being cut.
 *
 * Returns: (transfer floating): the pill
 */
GtkWidget *
clew_pill_new (const char *icon_name, const char *text, ClewPillTone tone)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (text);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* A pill is as wide as its words: a few stay on one line, longer ones wrap. */
  if (g_utf8_strlen (text, -1) > UNWRAPPED)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), LINE_WIDTH);
      gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_WIDTH);
    }
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (pill), icon);
  gtk_box_append (GTK_BOX (pill), label);
  gtk_widget_add_css_class (pill, "clew-pill");
  if (tone_classes[tone] != NULL)
    gtk_widget_add_css_class (pill, tone_classes[tone]);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

/**
 * clew_release_state_icon:
 * @state: the state of somebody's releases
 *
 * Returns: the icon that goes with its word
 */
const char *
clew_release_state_icon (ClewReleaseState state)
{
  switch (state)
    {
    case CLEW_RELEASE_ACTIVE:
      return "emblem-ok-symbolic";
    case CLEW_RELEASE_EXPIRING:
      return "alarm-symbolic";
    case CLEW_RELEASE_PARTLY_REVOKED:
    case CLEW_RELEASE_REVOKED:
    case CLEW_RELEASE_DECLINED:
      return "action-unavailable-symbolic";
    case CLEW_RELEASE_EXPIRED:
    case CLEW_RELEASE_ENDED:
      return "appointment-missed-symbolic";
    case CLEW_RELEASE_DEFICIENT:
      return "dialog-warning-symbolic";
    case CLEW_RELEASE_PREPARED:
      return "document-edit-symbolic";
    case CLEW_RELEASE_NONE:
    case CLEW_RELEASE_N_STATES:
    default:
      return "document-new-symbolic";
    }
}

/**
 * clew_release_state_tone:
 * @state: the state of somebody's releases
 *
 * Returns: the color that goes with its word
 */
ClewPillTone
clew_release_state_tone (ClewReleaseState state)
{
  switch (state)
    {
    case CLEW_RELEASE_ACTIVE:
      return CLEW_PILL_GOOD;
    case CLEW_RELEASE_EXPIRING:
    case CLEW_RELEASE_PARTLY_REVOKED:
    case CLEW_RELEASE_PREPARED:
      return CLEW_PILL_CAREFUL;
    case CLEW_RELEASE_REVOKED:
    case CLEW_RELEASE_EXPIRED:
    case CLEW_RELEASE_ENDED:
    case CLEW_RELEASE_DEFICIENT:
      return CLEW_PILL_BAD;
    case CLEW_RELEASE_DECLINED:
    case CLEW_RELEASE_NONE:
    case CLEW_RELEASE_N_STATES:
    default:
      return CLEW_PILL_PLAIN;
    }
}

/**
 * clew_pill_new_release:
 * @state: the state of somebody's releases
 * @day: the day that goes with it
 * @today: today
 *
 * Returns: (transfer floating): the pill
 */
GtkWidget *
clew_pill_new_release (ClewReleaseState state, ClewDay day, ClewDay today)
{
  g_autofree char *words = clew_release_words (state, day, today);

  return clew_pill_new (clew_release_state_icon (state), words, clew_release_state_tone (state));
}
