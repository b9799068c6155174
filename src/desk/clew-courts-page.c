/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-courts-page.h"

#include "desk/clew-accessible.h"
#include "desk/clew-courts-window.h"
#include "desk/clew-error-words.h"
#include "desk/clew-field-form.h"
#include "records/clew-day-words.h"
#include "records/clew-hearing-kind.h"
#include "records/clew-ordinary.h"

#include <glib/gi18n.h>

struct _ClewCourtsPage
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *kinds_group;
  AdwPreferencesGroup *course_group;
  GPtrArray           *rows;    /* GtkWidget, borrowed: of the kinds */
  GPtrArray           *courses; /* AdwActionRow, borrowed: by clew_charge_classes */

  ClewOffice    *office;
  ClewFieldForm *form;
};

G_DEFINE_FINAL_TYPE (ClewCourtsPage, clew_courts_page, ADW_TYPE_PREFERENCES_PAGE)

/* What a row or a button carries. */
#define KIND  "clew-kind"
#define BY    "clew-by"
#define CLASS "clew-class"

static const char *const intake_columns[] = { "intake_days", NULL };

static const char intake_text[] =
  N_ ("How long a diverted charge waits for the intake, counted from the day after the diversion. "
      "LEAD’s own guidance says 30 days, and Clew takes 30 if this is empty; some sites agreed "
      "on 14 or fewer. More time for one person is agreed with the charge itself.");
static const char kinds_text[] =
  N_ ("As people here call their hearings. They are offered first, in this order, wherever a "
      "hearing is entered.");
static const char course_text[] =
  N_ ("What this office does with a charge of each class when nobody takes part in LEAD. No "
      "decision about a participant may be harsher. Where nothing is entered, nothing can be "
      "compared.");

static GtkWindow *
get_window (ClewCourtsPage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

static void
add_toast (ClewCourtsPage *page, AdwToast *toast)
{
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (get_window (page)), toast);
}

static void
say_error (ClewCourtsPage *page, const GError *error)
{
  ClewErrorWords words;

  clew_error_words (error, &words);
  add_toast (page, adw_toast_new (words.title));
}

static gboolean
keep (ClewRecord *record, gpointer data, GError **error)
{
  ClewCourtsPage *page = data;

  return clew_office_save (page->office, _ ("Change the time for intakes"), record, error);
}

static void
undo_cb (ClewCourtsPage *page)
{
  g_autoptr (GError) error = NULL;

  if (!clew_office_undo (page->office, &error))
    say_error (page, error);
}

static void
removed_cb (ClewCourtsPage *page)
{
  AdwToast *toast = adw_toast_new (_ ("Kind of hearing removed"));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), page,
                           G_CONNECT_SWAPPED);
  add_toast (page, toast);
}

static void
show_kind (ClewCourtsPage *page, ClewRecord *kind)
{
  ClewCourtsWindow *window = clew_courts_window_new_kind (get_window (page), page->office, kind);

  g_signal_connect_object (window, "removed", G_CALLBACK (removed_cb), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
kind_cb (ClewCourtsPage *page, GtkWidget *row)
{
  show_kind (page, g_object_get_data (G_OBJECT (row), KIND));
}

static void
add_cb (ClewCourtsPage *page)
{
  show_kind (page, NULL);
}

/* The button of the same kind that goes the same way, or the other way at an end of the list. */
static GtkWidget *
find_button (ClewCourtsPage *page, const char *id, int by)
{
  for (guint i = 0; i < page->rows->len; i++)
    {
      GObject *row = g_ptr_array_index (page->rows, i);
      gpointer up = g_object_get_data (row, "clew-up");
      gpointer down = g_object_get_data (row, "clew-down");

      if (!g_str_equal (clew_record_get_id (g_object_get_data (row, KIND)), id))
        continue;
      if (by < 0)
        return gtk_widget_get_sensitive (up) ? up : down;
      return gtk_widget_get_sensitive (down) ? down : up;
    }
  return NULL;
}

static void
move_cb (ClewCourtsPage *page, GtkWidget *button)
{
  ClewRecord      *kind = g_object_get_data (G_OBJECT (button), KIND);
  g_autofree char *id = g_strdup (clew_record_get_id (kind));
  int              by = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), BY));
  GtkWidget       *next;
  g_autoptr (GError) error = NULL;

  if (!clew_hearing_kind_move (page->office, id, by, &error))
    say_error (page, error);
  next = find_button (page, id, by);
  if (next != NULL)
    gtk_widget_grab_focus (next);
}

static GtkWidget *
create_move_button (ClewCourtsPage *page, ClewRecord *kind, int by, gboolean may)
{
  GtkWidget  *button = gtk_button_new_from_icon_name (by < 0 ? "go-up-symbolic"
                                                             : "go-down-symbolic");
  const char *name = clew_record_get_text (kind, "name");
  /* Translators: spoken for a button; %s is a kind of hearing */
  g_autofree char *spoken = by < 0 ? g_strdup_printf (_ ("Move “%s” up"), name)
                                   : g_strdup_printf (_ ("Move “%s” down"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, by < 0 ? _ ("Move Up") : _ ("Move Down"));
  gtk_widget_set_sensitive (button, may);
  clew_accessible_set_name (button, spoken);
  g_object_set_data_full (G_OBJECT (button), KIND, g_object_ref (kind), g_object_unref);
  g_object_set_data (G_OBJECT (button), BY, GINT_TO_POINTER (by));
  g_signal_connect_object (button, "clicked", G_CALLBACK (move_cb), page, G_CONNECT_SWAPPED);
  return button;
}

static void
add_kind (ClewCourtsPage *page, ClewRecord *kind, gboolean is_first, gboolean is_last)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *up = create_move_button (page, kind, -1, !is_first);
  GtkWidget *down = create_move_button (page, kind, 1, !is_last);
  /* Translators: of what a site calls a hearing: what it is for the program */
  g_autofree char *subtitle = g_strdup_printf (_ ("Counts as: %s"),
                                                  clew_record_get_choice_label (kind, "kind"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), clew_record_get_text (kind, "name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), up);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), down);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), KIND, g_object_ref (kind), g_object_unref);
  g_object_set_data (G_OBJECT (row), "clew-up", up);
  g_object_set_data (G_OBJECT (row), "clew-down", down);
  g_signal_connect_object (row, "activated", G_CALLBACK (kind_cb), page, G_CONNECT_SWAPPED);
  adw_preferences_group_add (page->kinds_group, row);
  g_ptr_array_add (page->rows, row);
}

static void
fill_kinds (ClewCourtsPage *page)
{
  g_autoptr (GPtrArray) kinds = clew_hearing_kind_list (clew_office_get_store (page->office), NULL,
                                                        NULL);

  adw_preferences_group_set_description (page->kinds_group,
                                         kinds != NULL ? _ (kinds_text)
                                                       : _ ("The records can’t be read now."));
  if (kinds == NULL)
    return;
  for (guint i = 0; i < page->rows->len; i++)
    adw_preferences_group_remove (page->kinds_group, g_ptr_array_index (page->rows, i));
  g_ptr_array_set_size (page->rows, 0);
  for (guint i = 0; i < kinds->len; i++)
    add_kind (page, g_ptr_array_index (kinds, i), i == 0, i + 1 == kinds->len);
}

static char *
describe_course (ClewCourtsPage *page, const char *charge_class)
{
  g_autoptr (GPtrArray) entries = clew_ordinary_list (clew_office_get_store (page->office),
                                                      charge_class, NULL);
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;
  ClewCourse       course;

  if (entries == NULL)
    return g_strdup (_ ("The records can’t be read now."));
  if (entries->len == 0)
    return g_strdup (_ ("Nothing entered"));
  clew_course_read (g_ptr_array_index (entries, 0), &course);
  words = clew_course_describe (&course);
  day = clew_day_words (clew_record_get_day (g_ptr_array_index (entries, 0), "entered_on"));
  /* Translators: what is ordinary, and since when */
  return g_strdup_printf (_ ("%s · since %s"), words, day);
}

static void
fill_courses (ClewCourtsPage *page)
{
  for (guint i = 0; i < page->courses->len; i++)
    {
      AdwActionRow    *row = g_ptr_array_index (page->courses, i);
      g_autofree char *text = describe_course (page, g_object_get_data (G_OBJECT (row), CLASS));

      adw_action_row_set_subtitle (row, text);
    }
}

static void
fill (ClewCourtsPage *page)
{
  clew_field_form_show (page->form, clew_office_get_record (page->office));
  fill_kinds (page);
  fill_courses (page);
}

static void
course_cb (ClewCourtsPage *page, GtkWidget *row)
{
  gtk_window_present (GTK_WINDOW (clew_courts_window_new_course (
    get_window (page), page->office, g_object_get_data (G_OBJECT (row), CLASS))));
}

static void
add_courses (ClewCourtsPage *page)
{
  for (guint i = 0; clew_charge_classes[i].id != NULL; i++)
    {
      GtkWidget *row;

      if (g_str_equal (clew_charge_classes[i].id, "unknown"))
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (
        ADW_PREFERENCES_ROW (row),
        clew_choice_get_label (clew_charge_classes, clew_charge_classes[i].id));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), CLASS, (gpointer)clew_charge_classes[i].id);
      g_signal_connect_object (row, "activated", G_CALLBACK (course_cb), page, G_CONNECT_SWAPPED);
      adw_preferences_group_add (page->course_group, row);
      g_ptr_array_add (page->courses, row);
    }
}

static void
clew_courts_page_dispose (GObject *object)
{
  ClewCourtsPage *page = CLEW_COURTS_PAGE (object);

  g_clear_object (&page->form);
  g_clear_object (&page->office);
  g_clear_pointer (&page->rows, g_ptr_array_unref);
  g_clear_pointer (&page->courses, g_ptr_array_unref);

  G_OBJECT_CLASS (clew_courts_page_parent_class)->dispose (object);
}

static void
clew_courts_page_class_init (ClewCourtsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_courts_page_dispose;
}

static void
clew_courts_page_init (ClewCourtsPage *page)
{
  page->rows = g_ptr_array_new ();
  page->courses = g_ptr_array_new ();
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "courts");
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Courts"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "x-office-calendar-symbolic");
}

static AdwPreferencesGroup *
add_group (ClewCourtsPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return group;
}

/**
 * clew_courts_page_new:
 * @office: the open office
 *
 * Returns: (transfer floating): the page
 */
ClewCourtsPage *
clew_courts_page_new (ClewOffice *office)
{
  ClewCourtsPage *page = g_object_new (CLEW_TYPE_COURTS_PAGE, NULL);
  const char     *title = _ ("Intake After a Diversion");
  const char     *text = _ (intake_text);
  GtkWidget      *add = gtk_button_new_with_mnemonic (_ ("_Add…"));

  page->office = g_object_ref (office);
  page->form = clew_field_form_new (office, FALSE, keep, page);
  clew_field_form_add_group (page->form, ADW_PREFERENCES_PAGE (page),
                             clew_office_get_record (office), title, text, intake_columns);
  page->course_group = add_group (page, _ ("Ordinary Course"), _ (course_text));
  add_courses (page);
  page->kinds_group = add_group (page, _ ("Kinds of Hearings"), _ (kinds_text));
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), page, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (page->kinds_group, add);
  fill (page);
  clew_accessible_mend (GTK_WIDGET (page));
  g_signal_connect_object (office, "changed", G_CALLBACK (fill), page, G_CONNECT_SWAPPED);
  return page;
}

/**
 * clew_courts_page_commit:
 * @page: the page
 *
 * Keeps what is typed; what is refused gets the focus, with its reason.
 *
 * Returns: whether nothing is left that is not kept
 */
gboolean
clew_courts_page_commit (ClewCourtsPage *page)
{
  return clew_field_form_commit (page->form);
}
