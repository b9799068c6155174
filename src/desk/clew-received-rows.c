/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-received-rows.h"

#include "desk/clew-accessible.h"
#include "desk/clew-message.h"
#include "desk/clew-pdf-output.h"
#include "desk/clew-pill.h"
#include "records/clew-day-words.h"
#include "rules/clew-office-rules.h"

#include <glib/gi18n.h>

static GtkWidget *
new_pill (ClewUse use)
{
  switch (use)
    {
    case CLEW_USE_YES:
      return clew_pill_new ("emblem-ok-symbolic", _ ("May be used"), CLEW_PILL_GOOD);
    case CLEW_USE_ASK:
      return clew_pill_new ("dialog-question-symbolic", _ ("Ask first"), CLEW_PILL_CAREFUL);
    case CLEW_USE_TAKEN_BACK:
      return clew_pill_new ("edit-undo-symbolic", _ ("Taken back"), CLEW_PILL_BAD);
    case CLEW_USE_ENDED:
      return clew_pill_new ("alarm-symbolic", _ ("Ended"), CLEW_PILL_BAD);
    case CLEW_USE_NO_GROUND:
      return clew_pill_new ("dialog-warning-symbolic", _ ("No ground"), CLEW_PILL_BAD);
    case CLEW_USE_MISTAKE:
      return clew_pill_new ("action-unavailable-symbolic", _ ("Mistake"), CLEW_PILL_PLAIN);
    case CLEW_USE_NOT_YET:
    case CLEW_USE_N:
    default:
      return clew_pill_new ("alarm-symbolic", _ ("Not yet"), CLEW_PILL_PLAIN);
    }
}

/* From whom and when; on what ground; until when, and for what it may not be used. */
static char *
describe (const ClewReceived *received)
{
  g_autofree char *day = clew_day_words (received->received_on);
  g_autofree char *ground = clew_received_dup_ground (received);
  g_autofree char *use = clew_received_dup_use (received);
  const char      *limit = NULL;

  if (clew_use_is_yes (received->answer.use) &&
      g_strcmp0 (received->purpose, "proceeding") != 0)
    limit = _ ("Not for use in a proceeding");
  /* Translators: first an agency, then a date */
  return g_strdup_printf (limit != NULL ? "%s · %s\n%s\n%s. %s" : "%s · %s\n%s\n%s%s",
                          received->from, day, ground, use, limit != NULL ? limit : "");
}

/* The letter as it came. Its own copies leave no trace of what they say, so the office notes that
 * one was made. */
static GBytes *
make_copy (gpointer data, GError **error)
{
  GtkWidget  *row = data;
  ClewOffice *office = g_object_get_data (G_OBJECT (row), "office");
  const char *id = g_object_get_data (G_OBJECT (row), "received");
  g_autoptr (GBytes) paper = clew_received_load_paper (clew_office_get_store (office), id, error);

  if (paper == NULL || !clew_office_note (office, "save a copy", "copied", "received", id, error))
    return NULL;
  return g_steal_pointer (&paper);
}

static void
copied_cb (const GError *error, gpointer data)
{
  g_autoptr (GtkWidget) row = data;
  GtkRoot *root = gtk_widget_get_root (row);

  if (error == NULL || root == NULL)
    return;
  gtk_window_present (
    clew_message_new_problem (GTK_WINDOW (root), _ ("The Letter Can’t Be Saved"), error));
}

static void
copy_cb (GtkWidget *row)
{
  const char *title = _ ("Save Letter");
  const char *file = _ ("letter.pdf");

  clew_pdf_output_save (GTK_WINDOW (gtk_widget_get_root (row)), title, file, make_copy, copied_cb,
                        g_object_ref (row));
}

static void
add_copy_button (AdwActionRow *row, ClewOffice *office, const ClewReceived *received)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-save-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Save the letter as PDF, not encrypted"));
  clew_accessible_set_name (button, _ ("Save Letter…"));
  g_object_set_data_full (G_OBJECT (row), "office", g_object_ref (office), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "received", g_strdup (received->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

/**
 * clew_received_row_new:
 * @office: the open office
 * @received: what was received
 * @whose: (nullable): the name of whom it is about, where the page does not say it
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
clew_received_row_new (ClewOffice *office, const ClewReceived *received, const char *whose)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *says = clew_received_dup_says (received);
  g_autofree char *title = whose != NULL ? g_strdup_printf ("%s · %s", whose, says)
                                         : g_strdup (says);
  g_autofree char *subtitle = describe (received);
  /* Translators: spoken: the first and the other lines of a row */
  g_autofree char *spoken = g_strdup_printf (_ ("%s, %s"), title, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_pill (received->answer.use));
  if (received->has_paper)
    add_copy_button (ADW_ACTION_ROW (row), office, received);
  clew_accessible_set_name (row, spoken);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
clear (AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "clew-received-rows");

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_object_set_data_full (G_OBJECT (group), "clew-received-rows", g_ptr_array_new (),
                          (GDestroyNotify)g_ptr_array_unref);
}

static void
add (AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (g_object_get_data (G_OBJECT (group), "clew-received-rows"), row);
}

/**
 * clew_received_group_fill:
 * @group: a group that holds nothing else
 * @office: the open office
 * @received: (element-type ClewReceived): what was received about one person
 *
 * Fills it anew. Where there is nothing it is only shown in an office that has no releases of its
 * own, where it says so.
 */
void
clew_received_group_fill (AdwPreferencesGroup *group, ClewOffice *office, GPtrArray *received)
{
  const char *kind = clew_record_get_text (clew_office_get_record (office), "kind");

  clear (group);
  gtk_widget_set_visible (GTK_WIDGET (group),
                          received->len > 0 || !clew_office_kind_holds (kind, "consent"));
  for (guint i = 0; i < received->len; i++)
    add (group, clew_received_row_new (office, g_ptr_array_index (received, i), NULL));
  if (received->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     _ ("Nothing was shared with this office"));
      gtk_widget_add_css_class (row, "dim-label");
      add (group, row);
    }
}
