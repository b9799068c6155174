/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-next-date-window.h"

#include "base/clew-error.h"
#include "desk/clew-field-form.h"
#include "desk/clew-help.h"
#include "desk/clew-message.h"
#include "desk/clew-pill.h"
#include "desk/legal/clew-case-entry.h"
#include "desk/legal/clew-docket-words.h"
#include "records/clew-case-save.h"
#include "records/clew-court-closing.h"
#include "records/clew-day-words.h"
#include "records/clew-hearing-kind.h"

#include <glib/gi18n.h>

/* How many hearings are listed; of the others it is said how many they are. */
#define MOST_ROWS 60

struct _ClewNextDateWindow
{
  AdwWindow parent_instance;

  AdwPreferencesPage  *page;
  AdwWindowTitle      *heading;
  AdwPreferencesGroup *plan;
  GPtrArray           *rows; /* of the plan */

  ClewOffice       *office;
  GPtrArray        *hearings; /* ClewDocketEntry */
  GStrv             ids;
  ClewNextDateFate *fates;
  ClewFieldForm    *form;
  ClewRecord       *outcome; /* what came of those whose day has come */
  ClewRecord       *next;    /* what is typed of the hearings that follow */
  ClewRecord       *move;    /* why those to come are moved */
  gboolean          touched;
};

G_DEFINE_FINAL_TYPE (ClewNextDateWindow, clew_next_date_window, ADW_TYPE_WINDOW)

static guint
count (ClewNextDateWindow *window, ClewNextDateFate from, ClewNextDateFate to)
{
  guint n = 0;

  for (guint i = 0; i < window->hearings->len; i++)
    n += from <= window->fates[i] && window->fates[i] <= to ? 1 : 0;
  return n;
}

static const char *
describe_fate (ClewNextDateFate fate)
{
  static const char *const words[CLEW_NEXT_DATE_N_FATES] = {
    [CLEW_NEXT_DATE_CONTINUED] = N_ ("Outcome, and a new hearing"),
    [CLEW_NEXT_DATE_MOVED] = N_ ("Moved"),
    [CLEW_NEXT_DATE_SET] = N_ ("Gets this date"),
    [CLEW_NEXT_DATE_STAYS] = N_ ("Left out: has this date"),
    [CLEW_NEXT_DATE_TOO_EARLY] = N_ ("Left out: it is later"),
    [CLEW_NEXT_DATE_HAS_OUTCOME] = N_ ("Left out: has an outcome"),
    [CLEW_NEXT_DATE_CASE_CLOSED] = N_ ("Left out: case closed"),
    [CLEW_NEXT_DATE_CASE_HIDDEN] = N_ ("Left out: case sealed"),
    [CLEW_NEXT_DATE_REMOVED] = N_ ("Left out: removed"),
  };

  return _ (words[fate]);
}

static GtkWidget *
row_new (ClewNextDateWindow *window, guint i)
{
  ClewDocketEntry *entry = g_ptr_array_index (window->hearings, i);
  ClewNextDateFate fate = window->fates[i];
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = clew_docket_words_title (entry);
  g_autofree char *when = entry->day != CLEW_DAY_UNKNOWN
                            ? clew_day_words_short (entry->day, clew_office_today (window->office))
                            : NULL;
  const char      *date = when != NULL ? when : _ ("No date yet");
  g_autofree char *subtitle = g_strjoin (" · ", date, entry->cause_number, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             clew_next_date_applies (fate)
                                    ? clew_pill_new ("emblem-ok-symbolic", describe_fate (fate),
                                                     CLEW_PILL_PLAIN)
                                    : clew_pill_new ("action-unavailable-symbolic",
                                                     describe_fate (fate), CLEW_PILL_CAREFUL));
  gtk_widget_set_name (row, "next-date-row");
  return row;
}

static void
add_row (ClewNextDateWindow *window, GtkWidget *row)
{
  adw_preferences_group_add (window->plan, row);
  g_ptr_array_add (window->rows, row);
}

static void
add_rest (ClewNextDateWindow *window, guint n)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("And %u more", "And %u more", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  add_row (window, row);
}

static char *
describe_plan (ClewNextDateWindow *window)
{
  guint    n_continued = count (window, CLEW_NEXT_DATE_CONTINUED, CLEW_NEXT_DATE_CONTINUED);
  guint    n_moved = count (window, CLEW_NEXT_DATE_MOVED, CLEW_NEXT_DATE_SET);
  guint    n_left_out = window->hearings->len - n_continued - n_moved;
  GString *text = g_string_new (NULL);

  if (n_continued > 0)
    g_string_append_printf (text, ngettext ("%u gets an outcome and a new hearing", /* hearings */
                                            "%u get an outcome and a new hearing", n_continued),
                            n_continued);
  if (n_moved > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, ngettext ("%u gets the new date", /* hearings */
                                              "%u get the new date", n_moved),
                              n_moved);
    }
  if (n_left_out > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, ngettext ("%u is left out", "%u are left out", n_left_out),
                              n_left_out);
    }
  return g_string_free (text, FALSE);
}

/* What is left out stands first: it needs a look. */
static void
show_plan (ClewNextDateWindow *window)
{
  g_autofree char *words = describe_plan (window);
  guint            n_shown = 0;

  for (guint i = 0; i < window->rows->len; i++)
    adw_preferences_group_remove (window->plan, g_ptr_array_index (window->rows, i));
  g_ptr_array_set_size (window->rows, 0);
  adw_preferences_group_set_description (window->plan, words);
  for (gboolean applies = FALSE; applies <= TRUE; applies++)
    for (guint i = 0; i < window->hearings->len && n_shown < MOST_ROWS; i++)
      if (clew_next_date_applies (window->fates[i]) == applies)
        {
          add_row (window, row_new (window, i));
          n_shown++;
        }
  if (window->hearings->len > n_shown)
    add_rest (window, window->hearings->len - n_shown);
}

static gboolean
make_plan (ClewNextDateWindow *window, GError **error)
{
  g_autofree ClewNextDateFate *fates = g_new0 (ClewNextDateFate, window->hearings->len + 1);

  if (!clew_hearing_plan_next (window->office, (const char *const *)window->ids,
                               clew_record_get_day (window->next, "on_day"), fates, error))
    return FALSE;
  g_free (window->fates);
  window->fates = g_steal_pointer (&fates);
  return TRUE;
}

static gboolean
is_same (ClewRecord *one, ClewRecord *other)
{
  return g_str_equal (clew_record_get_id (one), clew_record_get_id (other));
}

static gboolean
keep_cb (ClewRecord *record, gpointer data, GError **error)
{
  ClewNextDateWindow *window = data;
  ClewDay             before = clew_record_get_day (window->next, "on_day");

  window->touched = TRUE;
  if (is_same (record, window->next))
    g_set_object (&window->next, record);
  else if (is_same (record, window->move))
    g_set_object (&window->move, record);
  else
    g_set_object (&window->outcome, record);
  if (clew_record_get_day (window->next, "on_day") == before)
    return TRUE;
  if (!make_plan (window, error))
    return FALSE;
  show_plan (window);
  return TRUE;
}

static gboolean
keep (ClewNextDateWindow *window, guint *n_changed, GError **error)
{
  ClewNextDates dates = {
    .outcome = clew_record_get_text (window->outcome, "outcome"),
    .reason = clew_record_get_text (window->move, "reason"),
    .next = {
      .day = clew_record_get_day (window->next, "on_day"),
      .time = clew_record_get_text (window->next, "at_time"),
      .kind = clew_record_get_text (window->next, "kind"),
      .site_kind = clew_record_get_text (window->next, "site_kind"),
      .department = clew_record_get_text (window->next, "department"),
    },
  };

  return clew_hearing_set_next (window->office, (const char *const *)window->ids, &dates,
                                n_changed, error);
}

/* What is missing is said where it is to be entered. */
static gboolean
check (ClewNextDateWindow *window)
{
  if (count (window, CLEW_NEXT_DATE_CONTINUED, CLEW_NEXT_DATE_CONTINUED) > 0 &&
      clew_record_get_text (window->outcome, "outcome") == NULL)
    return !clew_field_form_say (window->form, window->outcome, "outcome",
                                 _ ("Choose what came of the hearings whose day has come."));
  if (clew_record_get_day (window->next, "on_day") == CLEW_DAY_UNKNOWN)
    return !clew_field_form_say (window->form, window->next, "on_day", _ ("Enter the next date."));
  if (count (window, CLEW_NEXT_DATE_MOVED, CLEW_NEXT_DATE_SET) > 0 &&
      clew_record_get_text (window->move, "reason") == NULL)
    return !clew_field_form_say (window->form, window->move, "reason",
                                 _ ("Choose why the hearings that are still to come are moved."));
  return TRUE;
}

static void
say_done (ClewNextDateWindow *window, guint n)
{
  g_autofree char *text = g_strdup_printf (
    /* Translators: said once one next date is set for several hearings */
    ngettext ("Next date set for %u hearing", "Next date set for %u hearings", n), n);

  clew_case_entry_say (GTK_WINDOW (window), text);
}

static void
commit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewNextDateWindow *window = CLEW_NEXT_DATE_WINDOW (widget);
  guint               n_changed = 0;
  g_autoptr (GError) error = NULL;

  if (!clew_field_form_commit (window->form) || !check (window))
    return;
  if (keep (window, &n_changed, &error))
    {
      say_done (window, n_changed);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  else if (g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID))
    clew_field_form_say (window->form, window->next, "on_day", error->message);
  else
    gtk_window_present (clew_message_new_problem (GTK_WINDOW (window), _ ("Nothing Was Changed"),
                                                                          error));
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clew_help_show (widget, "set-next-date");
}

static gboolean
clew_next_date_window_close_request (GtkWindow *window)
{
  ClewNextDateWindow *self = CLEW_NEXT_DATE_WINDOW (window);
  const char         *body = _ ("It has not been kept yet.");

  if (!self->touched && !clew_field_form_is_typed (self->form))
    return GTK_WINDOW_CLASS (clew_next_date_window_parent_class)->close_request (window);
  clew_message_ask_to_discard (window, _ ("Discard What You Typed?"), body, _ ("_Keep Typing"));
  return TRUE;
}

static void
clew_next_date_window_dispose (GObject *object)
{
  ClewNextDateWindow *window = CLEW_NEXT_DATE_WINDOW (object);

  g_clear_object (&window->form);
  g_clear_object (&window->outcome);
  g_clear_object (&window->next);
  g_clear_object (&window->move);
  g_clear_object (&window->office);
  g_clear_pointer (&window->hearings, g_ptr_array_unref);
  g_clear_pointer (&window->rows, g_ptr_array_unref);
  g_clear_pointer (&window->ids, g_strfreev);
  g_clear_pointer (&window->fates, g_free);

  G_OBJECT_CLASS (clew_next_date_window_parent_class)->dispose (object);
}

static void
clew_next_date_window_class_init (ClewNextDateWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_next_date_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clew_next_date_window_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-next-date-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewNextDateWindow, page);
  gtk_widget_class_bind_template_child (widget_class, ClewNextDateWindow, heading);

  gtk_widget_class_install_action (widget_class, "next-date.keep", NULL, commit_cb);
  gtk_widget_class_install_action (widget_class, "next-date.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "next-date.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "next-date.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "next-date.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "next-date.keep", NULL);
}

static void
clew_next_date_window_init (ClewNextDateWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->rows = g_ptr_array_new ();
}

static void
add_outcome (ClewNextDateWindow *window)
{
  static const char *const columns[] = { "outcome", NULL };
  const char              *title = _ ("Outcome");
  guint                    n = count (window, CLEW_NEXT_DATE_CONTINUED, CLEW_NEXT_DATE_CONTINUED);
  g_autofree char         *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("What came of %u hearing whose day has come.",
                                    "What came of %u hearings whose day has come.", n),
                          n);
  clew_field_form_add_group (window->form, window->page, window->outcome, title, text, columns);
}

static void
add_reason (ClewNextDateWindow *window)
{
  static const char *const columns[] = { "reason", NULL };
  guint                    n = count (window, CLEW_NEXT_DATE_MOVED, CLEW_NEXT_DATE_SET);
  g_autofree char         *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (
    ngettext ("Why %u hearing that is still to come gets another date.",
              "Why %u hearings that are still to come get another date.", n),
    n);
  clew_field_form_add_group (window->form, window->page, window->move, _ ("Move"), text, columns);
}

/* Of one court only when all hearings are there. */
static char *
remark_cb (ClewDay day, gpointer data)
{
  ClewNextDateWindow *window = data;
  const char         *court = NULL;

  for (guint i = 0; i < window->hearings->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (window->hearings, i);

      if (i > 0 && g_strcmp0 (court, entry->court) != 0)
        return clew_court_closing_remark (clew_office_get_store (window->office), day, NULL);
      court = entry->court;
    }
  return clew_court_closing_remark (clew_office_get_store (window->office), day, court);
}

/* Return keeps what is entered, after the field itself has read what is typed in it. */
static void
return_cb (ClewNextDateWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "next-date.keep", NULL);
}

static void
add_fields (ClewNextDateWindow *window)
{
  static const char *const columns[] = { "on_day", "at_time", NULL };
  static const char *const typed[] = { "on_day", "at_time", "department" };
  ClewStore               *store = clew_office_get_store (window->office);
  const char              *title = _ ("Next Hearing");
  const char              *text =
    _ ("One date for all. Of what you leave empty, each keeps its own.");
  g_autoptr (GPtrArray) kinds = clew_hearing_kind_list (store, NULL, NULL);
  AdwPreferencesGroup *group;

  add_outcome (window);
  group = clew_field_form_add_group (window->form, window->page, window->next, title, text,
                                     columns);
  clew_field_form_add_named_choice (window->form, group, window->next, "kind", "site_kind", kinds);
  clew_field_form_add (window->form, group, window->next, "department");
  clew_field_form_remark (window->form, window->next, "on_day", remark_cb, window);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_signal_connect_object (clew_field_form_find_row (window->form, window->next, typed[i]),
                             "entry-activated", G_CALLBACK (return_cb), window,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  add_reason (window);
  window->plan = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (window->plan, _ ("What Will Happen"));
  adw_preferences_page_add (window->page, window->plan);
}

static void
take_hearings (ClewNextDateWindow *window, GPtrArray *hearings)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  window->hearings = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < hearings->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (hearings, i);

      g_ptr_array_add (window->hearings, g_object_ref (entry));
      g_strv_builder_add (ids, entry->id);
    }
  window->ids = g_strv_builder_end (ids);
}

static void
show_count (ClewNextDateWindow *window)
{
  guint            n = window->hearings->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u hearing", "%u hearings", n), n);

  adw_window_title_set_subtitle (window->heading, text);
}

/**
 * clew_next_date_window_new:
 * @parent: (nullable): the window to stand over
 * @office: an open office
 * @hearings: (element-type ClewDocketEntry): the hearings, in the order of the docket
 *
 * Returns: (transfer none) (nullable): the window; %NULL, after a message, if the hearings can't
 *   be read
 */
ClewNextDateWindow *
clew_next_date_window_new (GtkWindow *parent, ClewOffice *office, GPtrArray *hearings)
{
  ClewNextDateWindow *window = g_object_new (CLEW_TYPE_NEXT_DATE_WINDOW,
                                             "transient-for", parent,
                                             "modal", parent != NULL,
                                             NULL);
  g_autoptr (GError) error = NULL;

  window->office = g_object_ref (office);
  window->outcome = clew_record_new (&clew_kind_hearing);
  window->next = clew_record_new (&clew_kind_hearing);
  window->move = clew_record_new (&clew_kind_hearing_move);
  window->form = clew_field_form_new (office, TRUE, keep_cb, window);
  take_hearings (window, hearings);
  if (!make_plan (window, &error))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      gtk_window_present (
        clew_message_new_problem (parent, _ ("These Hearings Can’t Be Shown"), error));
      return NULL;
    }
  show_count (window);
  add_fields (window);
  show_plan (window);
  if (clew_field_form_find_row (window->form, window->outcome, "outcome") != NULL)
    clew_field_form_focus (window->form, window->outcome, "outcome");
  else
    clew_field_form_focus (window->form, window->next, "on_day");
  return window;
}
