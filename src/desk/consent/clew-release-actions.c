/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-release-actions.h"

#include "rules/clew-scan-rules.h"

#include <glib/gi18n.h>

/* Rows */

GtkWidget *
clew_release_add_row (GtkListBox *list,
                      const char *title,
                      const char *subtitle,
                      const char *icon_name)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  if (icon_name != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      if (g_str_equal (icon_name, "dialog-warning-symbolic"))
        gtk_widget_add_css_class (icon, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  gtk_list_box_append (list, row);
  return row;
}

/* A row that leads to something. */
void
clew_release_lead_to (GtkWidget *row, const char *action, const char *target)
{
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/* What can be done */

gboolean
clew_release_is_in_force (const ClewReleaseStanding *standing)
{
  return standing->is_governing && (standing->state == CLEW_RELEASE_ACTIVE ||
                                    standing->state == CLEW_RELEASE_EXPIRING ||
                                    standing->state == CLEW_RELEASE_PARTLY_REVOKED);
}

/* A form that is spoiled stays so (rule 7 of clew-consent-rules.c); one that
 * was entered wrongly, or is signed again, is entered again. */
gboolean
clew_release_can_be_signed (const ClewReleaseStanding *standing)
{
  return standing->state == CLEW_RELEASE_PREPARED || standing->state == CLEW_RELEASE_DECLINED ||
         standing->state == CLEW_RELEASE_REVOKED || clew_release_is_in_force (standing);
}

/* What was taken back as a whole is not offered again in one stroke; what only
 * adds is renewed with its release. */
gboolean
clew_release_can_be_renewed (const ClewReleaseStanding *standing)
{
  return standing->is_governing && !standing->is_addition &&
         (clew_release_is_in_force (standing) || standing->state == CLEW_RELEASE_EXPIRED ||
          standing->state == CLEW_RELEASE_ENDED);
}

/* Whether the signed paper should be here and is not. */
gboolean
clew_release_lacks_scan (const ClewReleaseDetail *release)
{
  return clew_release_should_have_scan (&release->standing) && release->scans->len == 0;
}

/* What somebody comes here to do, by the state of the release; the rest is
 * in the menu. */
static gboolean
is_wanted (const ClewReleaseDetail *release, const char *action)
{
  const ClewReleaseStanding *standing = &release->standing;
  gboolean                   waits = standing->state == CLEW_RELEASE_PREPARED;

  /* What is not theirs is only taken to whose it is. */
  if (standing->is_not_theirs || g_str_equal (action, "win.enter-signed-form"))
    return release->paper_waits && g_str_equal (action, "win.enter-signed-form");
  if (g_str_equal (action, "form.record-signature"))
    return waits || standing->state == CLEW_RELEASE_DECLINED;
  if (g_str_equal (action, "form.record-declined") || g_str_equal (action, "form.record-not-now"))
    return waits;
  if (g_str_equal (action, "form.record-note"))
    return release->awaits_note;
  if (g_str_equal (action, "form.take-back"))
    return clew_release_is_in_force (standing);
  if (g_str_equal (action, "form.renew"))
    return clew_release_can_be_renewed (standing);
  if (g_str_equal (action, "form.record-copy"))
    return standing->is_signed && !release->has_copy;
  if (g_str_equal (action, "win.add-to-release"))
    return clew_release_is_in_force (standing) && !standing->is_addition &&
           g_str_equal (clew_record_get_text (release->consent, "kind"), "multi_party");
  if (g_str_equal (action, "win.print-notices"))
    return standing->state == CLEW_RELEASE_REVOKED ||
           standing->state == CLEW_RELEASE_PARTLY_REVOKED;
  return !waits;
}

static const struct
{
  const char *action;
  const char *title;
  const char *subtitle;
  const char *icon_name;
} action_table[] = {
  {
    .action = "win.enter-signed-form",
    .title = N_ ("Enter for the Right Person…"),
    .subtitle = N_ ("Then record there what is ticked on the paper"),
    .icon_name = "document-edit-symbolic",
  },
  {
    .action = "form.record-signature",
    .title = N_ ("Record Signature…"),
    .subtitle = N_ ("Enter what is ticked on the signed paper"),
    .icon_name = "document-edit-symbolic",
  },
  {
    .action = "form.record-declined",
    .title = N_ ("Declined…"),
    .subtitle = N_ ("Saying no is a good answer"),
    .icon_name = "action-unavailable-symbolic",
  },
  {
    .action = "form.record-not-now",
    .title = N_ ("Could Not Decide Today…"),
    .subtitle = N_ ("Nobody signs what they can’t follow; ask again another day"),
    .icon_name = "x-office-calendar-symbolic",
  },
  {
    .action = "form.record-note",
    .title = N_ ("Note Received…"),
    .subtitle = N_ ("It was taken back by word of mouth; the written note is not here yet"),
    .icon_name = "dialog-warning-symbolic",
  },
  {
    .action = "form.take-back",
    .title = N_ ("Take Back…"),
    .subtitle = N_ ("For all agencies or some, at once"),
    .icon_name = "edit-undo-symbolic",
  },
  {
    .action = "win.print-notices",
    .title = N_ ("Print Notices…"),
    .subtitle = N_ ("To the agencies from which it was taken back"),
    .icon_name = "mail-send-symbolic",
  },
  {
    .action = "form.record-copy",
    .title = N_ ("Copy Given…"),
    .subtitle = N_ ("No copy was given yet"),
    .icon_name = "dialog-warning-symbolic",
  },
  {
    .action = "win.add-to-release",
    .title = N_ ("Add an Agency…"),
    .subtitle = N_ ("A form of its own; this one stays as it is"),
    .icon_name = "list-add-symbolic",
  },
  {
    .action = "form.renew",
    .title = N_ ("Renew…"),
    .subtitle = N_ ("The same agencies and kinds, with a new end"),
    .icon_name = "view-refresh-symbolic",
  },
  {
    .action = "win.new-release",
    .title = N_ ("New Release…"),
    .subtitle = N_ ("Offer something else"),
    .icon_name = "document-new-symbolic",
  },
};

/* What goes to the window carries an id, of the person or of the release, or a form's number. */
static char *
dup_target (const ClewReleaseDetail *release, const char *action)
{
  if (g_str_equal (action, "win.new-release"))
    return g_strdup (clew_record_get_id (release->participant));
  if (g_str_equal (action, "win.enter-signed-form"))
    return clew_form_number_on_paper (clew_record_get_text (release->consent, "form_number"));
  /* Notices go by the release that let the agencies hear, which a form may only add to. */
  if (g_str_equal (action, "win.print-notices") && release->base != NULL)
    return g_strdup (clew_record_get_id (release->base));
  return g_str_has_prefix (action, "win.") ? g_strdup (clew_record_get_id (release->consent))
                                           : NULL;
}

/**
 * clew_release_actions_fill:
 * @list: takes the rows
 * @release: the release
 */
void
clew_release_actions_fill (GtkListBox *list, const ClewReleaseDetail *release)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < G_N_ELEMENTS (action_table); i++)
    {
      const char      *action = action_table[i].action;
      g_autofree char *target = NULL;
      GtkWidget       *row;

      if (!is_wanted (release, action))
        continue;
      target = dup_target (release, action);
      row = clew_release_add_row (list, _ (action_table[i].title), _ (action_table[i].subtitle),
                                                                      action_table[i].icon_name);
      clew_release_lead_to (row, action, target);
    }
}
