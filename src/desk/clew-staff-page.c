/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-staff-page.h"

#include "desk/clew-accessible.h"
#include "desk/clew-message.h"
#include "desk/clew-staff-window.h"
#include "records/clew-day-words.h"
#include "records/clew-staff.h"

#include <glib/gi18n.h>

struct _ClewStaffPage
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *you_group;
  AdwPreferencesGroup *people_group;
  AdwComboRow         *you_row;
  GPtrArray           *rows; /* GtkWidget, borrowed: one for each of the staff */

  ClewOffice *office;
  GPtrArray  *working; /* ClewRecord, by the order of the combo after its first */
  gboolean    filling;
};

G_DEFINE_FINAL_TYPE (ClewStaffPage, clew_staff_page, ADW_TYPE_PREFERENCES_PAGE)

/* What a row carries. */
#define STAFF "clew-staff"

static GtkWindow *
get_window (ClewStaffPage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

static char *
dup_subtitle (ClewRecord *staff)
{
  const char      *role = clew_record_get_choice_label (staff, "role");
  ClewDay          ended_on = clew_record_get_day (staff, "ended_on");
  g_autofree char *ended = NULL;

  if (ended_on == CLEW_DAY_UNKNOWN)
    return g_strdup (role);
  ended = clew_day_words (ended_on);
  /* Translators: a role, and the day on which somebody's work here ended */
  return g_strdup_printf (_ ("%s · ended %s"), role, ended);
}

static void
row_activated_cb (ClewStaffPage *page, GtkWidget *row)
{
  ClewStaffWindow *window = clew_staff_window_new (get_window (page), page->office,
                                                   g_object_get_data (G_OBJECT (row), STAFF));

  gtk_window_present (GTK_WINDOW (window));
}

static void
add_cb (ClewStaffPage *page)
{
  gtk_window_present (
    GTK_WINDOW (clew_staff_window_new (get_window (page), page->office, NULL)));
}

static void
add_row (ClewStaffPage *page, ClewRecord *staff)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *subtitle = dup_subtitle (staff);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), clew_record_get_text (staff, "name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), STAFF, g_object_ref (staff), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), page,
                           G_CONNECT_SWAPPED);
  clew_accessible_mend (row);
  adw_preferences_group_add (page->people_group, row);
  g_ptr_array_add (page->rows, row);
}

/* The row may be telling just now what was chosen: a list that is the same stays. */
static void
show_names (ClewStaffPage *page, const char *const *names)
{
  GtkStringList *shown = GTK_STRING_LIST (adw_combo_row_get_model (page->you_row));
  guint          n = g_list_model_get_n_items (G_LIST_MODEL (shown));
  gboolean       same = n == g_strv_length ((GStrv)names);

  for (guint i = 0; same && i < n; i++)
    same = g_str_equal (gtk_string_list_get_string (shown, i), names[i]);
  if (!same)
    gtk_string_list_splice (shown, 0, n, names);
}

static void
show_you (ClewStaffPage *page)
{
  ClewRecord *me = clew_office_get_me (page->office);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint chosen = 0;

  /* Translators: of the people who work here: who sits at this computer is not said */
  g_ptr_array_add (names, _ ("Not said yet"));
  for (guint i = 0; i < page->working->len; i++)
    {
      ClewRecord *staff = g_ptr_array_index (page->working, i);

      g_ptr_array_add (names, (gpointer)clew_record_get_text (staff, "name"));
      if (me != NULL && g_str_equal (clew_record_get_id (me), clew_record_get_id (staff)))
        chosen = i + 1;
    }
  g_ptr_array_add (names, NULL);
  page->filling = TRUE;
  show_names (page, (const char *const *)names->pdata);
  adw_combo_row_set_selected (page->you_row, chosen);
  page->filling = FALSE;
}

static void
fill (ClewStaffPage *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = clew_staff_list (clew_office_get_store (page->office), &error);

  if (all == NULL)
    {
      adw_preferences_group_set_description (page->people_group,
                                             _ ("They can’t be read just now."));
      return;
    }
  for (guint i = 0; i < page->rows->len; i++)
    adw_preferences_group_remove (page->people_group, g_ptr_array_index (page->rows, i));
  g_ptr_array_set_size (page->rows, 0);
  g_ptr_array_set_size (page->working, 0);
  for (guint i = 0; i < all->len; i++)
    {
      ClewRecord *staff = g_ptr_array_index (all, i);

      add_row (page, staff);
      if (clew_record_get_day (staff, "ended_on") == CLEW_DAY_UNKNOWN)
        g_ptr_array_add (page->working, g_object_ref (staff));
    }
  show_you (page);
}

static void
you_cb (ClewStaffPage *page)
{
  guint       chosen = adw_combo_row_get_selected (page->you_row);
  ClewRecord *me = NULL;
  g_autoptr (GError) error = NULL;

  if (page->filling || chosen > page->working->len)
    return;
  if (chosen > 0)
    me = g_ptr_array_index (page->working, chosen - 1);
  if (clew_staff_set_me (page->office, _ ("Say who works here"), me, &error))
    return;
  show_you (page);
  gtk_window_present (
    clew_message_new_problem (get_window (page), _ ("Nothing Was Changed"), error));
}

static void
clew_staff_page_dispose (GObject *object)
{
  ClewStaffPage *page = CLEW_STAFF_PAGE (object);

  g_clear_object (&page->office);
  g_clear_pointer (&page->working, g_ptr_array_unref);
  g_clear_pointer (&page->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (clew_staff_page_parent_class)->dispose (object);
}

static void
clew_staff_page_class_init (ClewStaffPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_staff_page_dispose;
}

static const char you_text[] =
  N_ ("Whoever uses this account of this computer. What is changed here, explained or told is kept "
      "with this name.");
static const char people_text[] =
  N_ ("Who has left stays in the list, since what they did stays theirs.");

static AdwPreferencesGroup *
add_group (ClewStaffPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return group;
}

static void
clew_staff_page_init (ClewStaffPage *page)
{
  GtkWidget *row = adw_combo_row_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add…"));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  page->rows = g_ptr_array_new ();
  page->working = g_ptr_array_new_with_free_func (g_object_unref);
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "people");
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Staff"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "avatar-default-symbolic");

  page->you_group = add_group (page, _ ("You"), _ (you_text));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("You work here as"));
  clew_accessible_mend (row);
  adw_preferences_group_add (page->you_group, row);
  page->you_row = ADW_COMBO_ROW (row);
  adw_combo_row_set_model (page->you_row, G_LIST_MODEL (names));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (you_cb), page, G_CONNECT_SWAPPED);

  page->people_group = add_group (page, _ ("People of This Office"), _ (people_text));
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), page, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (page->people_group, add);
  clew_accessible_mend (GTK_WIDGET (page));
}

/**
 * clew_staff_page_new:
 * @office: the open office
 *
 * Returns: (transfer floating): the page
 */
ClewStaffPage *
clew_staff_page_new (ClewOffice *office)
{
  ClewStaffPage *page = g_object_new (CLEW_TYPE_STAFF_PAGE, NULL);

  page->office = g_object_ref (office);
  fill (page);
  g_signal_connect_object (office, "changed", G_CALLBACK (fill), page, G_CONNECT_SWAPPED);
  return page;
}
