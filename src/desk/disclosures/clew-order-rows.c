/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-order-rows.h"

#include "desk/clew-accessible.h"
#include "desk/clew-heading-list.h"
#include "records/clew-court-order.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/* What the rows share; lives as long as their list. */
typedef struct
{
  ClewEntryFrame *frame; /* says what fails */
  ClewOffice     *office;
  GPtrArray      *agencies;
  GtkWidget      *undoable; /* (nullable): of the buttons the one that says Undo */
} OrderRows;

static void
rows_free (gpointer data)
{
  OrderRows *rows = data;

  g_object_unref (rows->office);
  g_ptr_array_unref (rows->agencies);
  g_free (rows);
}

/* Orders that are recorded already; one that was entered wrongly is removed. */

static const char *
find_agency_name (OrderRows *rows, ClewRecord *order)
{
  for (guint i = 0; i < rows->agencies->len; i++)
    if (g_strcmp0 (clew_record_get_id (g_ptr_array_index (rows->agencies, i)),
                   clew_record_get_text (order, "agency")) == 0)
      return clew_record_get_text (g_ptr_array_index (rows->agencies, i), "legal_name");
  return _ ("An agency that was removed");
}

static char *
describe (OrderRows *rows, ClewRecord *order, gboolean awaits)
{
  ClewDay          ends_on = clew_record_get_day (order, "ends_on");
  g_autofree char *issued = clew_day_words (clew_record_get_day (order, "issued_on"));
  g_autofree char *ends = clew_day_words (ends_on);
  const char      *mandate = clew_record_get_text (order, "mandate");
  g_autofree char *days =
    ends_on != CLEW_DAY_UNKNOWN
    /* Translators: two dates */
    ? g_strdup_printf (_ ("Issued on %s, until, not including, %s"), issued, ends)
    /* Translators: a date */
    : g_strdup_printf (_ ("Issued on %s"), issued);
  const char *waits = _ ("The agency left and joined again since: opens nothing until counsel "
                              "says that it still counts");

  if (mandate == NULL)
    mandate = _ ("Without a mandate: opens nothing");
  return g_strjoin ("\n", find_agency_name (rows, order), days, mandate, awaits ? waits : NULL,
                    NULL);
}

/* From before the agency left and joined again: it counts once somebody says so. */
static gboolean
awaits_confirmation (OrderRows *rows, ClewRecord *order)
{
  gboolean awaits = FALSE;

  return clew_court_order_awaits_confirmation (clew_office_get_store (rows->office), order,
                                               clew_office_today (rows->office), &awaits, NULL) &&
         awaits;
}

/* Says of the button's row what its order is now. */
static void
show_order (OrderRows *rows, GtkWidget *button, gboolean is_removed)
{
  GtkWidget  *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  ClewRecord *order = g_object_get_data (G_OBJECT (button), "order");
  g_autoptr (ClewRecord) now = clew_record_load (clew_office_get_store (rows->office),
                                                 &clew_kind_court_order,
                                                 clew_record_get_id (order), NULL);
  g_autofree char *words = NULL;
  g_autofree char *said = NULL;

  if (now != NULL)
    order = now;
  words = describe (rows, order, !is_removed && awaits_confirmation (rows, order));
  said = g_strjoin ("\n", words, is_removed ? _ ("Removed: opens nothing") : NULL, NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said);
}

/* What is undone is the last change: of an earlier one Undo is not offered any more. */
static void
set_undoable (OrderRows *rows, GtkWidget *button)
{
  if (rows->undoable != NULL)
    gtk_widget_set_visible (rows->undoable, FALSE);
  rows->undoable = button;
}

/* A button did something or undid it, and says what it would do next. */
static void
turn_button (OrderRows *rows, GtkWidget *button, gboolean was_undo, const char *label)
{
  if (was_undo)
    rows->undoable = NULL;
  else
    set_undoable (rows, button);
  gtk_button_set_label (GTK_BUTTON (button), was_undo ? label : _ ("_Undo"));
}

/* Removes it, or brings it back; one that was a ground is ended, not removed. */
static void
remove_cb (OrderRows *rows, GtkWidget *button)
{
  ClewRecord *order = g_object_get_data (G_OBJECT (button), "order");
  g_autoptr (GError) error = NULL;
  gboolean is_undo = rows->undoable == button;
  gboolean is_ground = g_object_get_data (G_OBJECT (button), "is-ground") != NULL;
  gboolean done = FALSE;

  if (is_undo)
    done = clew_office_undo (rows->office, &error);
  else if (is_ground)
    done = clew_court_order_end (rows->office, order, &error);
  else
    done = clew_court_order_remove (rows->office, order, &error);

  if (!done)
    {
      clew_entry_frame_fail (rows->frame, error);
      return;
    }
  turn_button (rows, button, is_undo, is_ground ? _ ("_End Today") : _ ("_Remove"));
  show_order (rows, button, !is_undo && !is_ground);
  clew_accessible_mend (button);
}

/* What was told on its ground names it, so it can be ended but not removed. */
static void
add_remove (OrderRows *rows, AdwActionRow *row, ClewRecord *order)
{
  ClewDay    ends_on = clew_record_get_day (order, "ends_on");
  GtkWidget *button;
  gboolean   is_ground = TRUE;

  if (!clew_court_order_is_ground (clew_office_get_store (rows->office),
                                   clew_record_get_id (order), &is_ground, NULL) ||
      (is_ground && ends_on != CLEW_DAY_UNKNOWN && ends_on <= clew_office_today (rows->office)))
    return;
  button = gtk_button_new_with_mnemonic (is_ground ? _ ("_End Today") : _ ("_Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "order", g_object_ref (order), g_object_unref);
  g_object_set_data (G_OBJECT (button), "is-ground", is_ground ? button : NULL);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), rows);
  adw_action_row_add_suffix (row, button);
}

static void
confirm_cb (OrderRows *rows, GtkWidget *button)
{
  ClewRecord *order = g_object_get_data (G_OBJECT (button), "order");
  gboolean    is_undo = rows->undoable == button;
  g_autoptr (GError) error = NULL;

  if (!(is_undo ? clew_office_undo (rows->office, &error)
                : clew_court_order_confirm (rows->office, order, &error)))
    {
      clew_entry_frame_fail (rows->frame, error);
      return;
    }
  turn_button (rows, button, is_undo, _ ("_Still Counts"));
  show_order (rows, button, FALSE);
  clew_accessible_mend (button);
}

static void
add_confirm (OrderRows *rows, AdwActionRow *row, ClewRecord *order)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Still Counts"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "order", g_object_ref (order), g_object_unref);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (confirm_cb), rows);
  adw_action_row_add_suffix (row, button);
}

/**
 * clew_order_rows_add:
 * @box: takes the rows, under a heading; lives no longer than @frame
 * @frame: says what fails
 * @office: the open office
 * @agencies: (element-type ClewRecord): the site's agencies
 * @orders: (element-type ClewRecord): the orders; none adds nothing
 *
 * Each can be removed or ended, and confirmed where its agency left and joined again.
 */
void
clew_order_rows_add (GtkWidget      *box,
                     ClewEntryFrame *frame,
                     ClewOffice     *office,
                     GPtrArray      *agencies,
                     GPtrArray      *orders)
{
  OrderRows  *rows;
  GtkListBox *list;

  if (orders->len == 0)
    return;
  rows = g_new0 (OrderRows, 1);
  rows->frame = frame;
  rows->office = g_object_ref (office);
  rows->agencies = g_ptr_array_ref (agencies);
  list = clew_heading_list_add (box, _ ("Recorded already"));
  g_object_set_data_full (G_OBJECT (list), "order-rows", rows, rows_free);
  for (guint i = 0; i < orders->len; i++)
    {
      ClewRecord      *order = g_ptr_array_index (orders, i);
      GtkWidget       *row = adw_action_row_new ();
      gboolean         awaits = awaits_confirmation (rows, order);
      g_autofree char *subtitle = describe (rows, order, awaits);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     clew_record_get_text (order, "court"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      if (awaits)
        add_confirm (rows, ADW_ACTION_ROW (row), order);
      add_remove (rows, ADW_ACTION_ROW (row), order);
      gtk_list_box_append (list, row);
    }
}
