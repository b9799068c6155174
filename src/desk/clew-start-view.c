/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-start-view.h"

#include "desk/clew-error-words.h"
#include "desk/clew-pill.h"
#include "desk/clew-start-counts.h"
#include "desk/clew-start-course.h"
#include "records/clew-day-words.h"
#include "records/clew-docket.h"
#include "records/clew-facts.h"
#include "records/clew-legal-lists.h"
#include "records/clew-release-list.h"

#include <glib/gi18n.h>

#include <string.h>

/* What needs somebody today, in the order that fits the kind of office and
 * the role of whoever works here. Each card is the beginning of a list that
 * another view shows whole. */

/* How many rows of a card are shown, and how far ahead the cards look. */
#define CARD_ROWS    5
#define COURT_DAYS   14
#define RELEASE_DAYS CLEW_RELEASE_SOON_DAYS

struct _ClewStartView
{
  ClewView parent_instance;

  AdwHeaderBar   *header_bar;
  AdwWindowTitle *title;
  GtkStack       *states;
  GtkBox         *cards;
  AdwStatusPage  *error_page;
};

G_DEFINE_FINAL_TYPE (ClewStartView, clew_start_view, CLEW_TYPE_VIEW)

/* The parts of the docket are cards, and so is what the docket does not have. */
enum
{
  CARD_WAITING = CLEW_DOCKET_N_PARTS,
  CARD_SCANS,
  CARD_WARRANTS,
  CARD_HELD,
  CARD_FILING,
  CARD_REFUSED,
  CARD_MISSING,
  CARD_CONCERNS,
  N_CARDS,
};

static const char *const card_titles[N_CARDS] = {
  N_ ("Needs an Outcome"),
  N_ ("Next in Court"),
  N_ ("Decisions to Review"),
  N_ ("Releases That End Soon"),
  N_ ("Waiting for Signature"),
  N_ ("Scan of the Signed Paper Missing"),
  N_ ("Warrants That Stand"),
  N_ ("Time for the Intake Ends"),
  N_ ("Filing Decisions That Wait"),
  N_ ("Refused: Harsher Than Ordinary"),
  N_ ("Ordinary Course to Enter"),
  N_ ("Concerns Without an Answer"),
};

static const int card_days[CLEW_DOCKET_N_PARTS] = { 0, COURT_DAYS, COURT_DAYS, RELEASE_DAYS };

/* Who sees what first. The office decides; in a case-management office the role does. */
static const guint for_prosecutor[] = {
  CLEW_DOCKET_NEXT_HEARINGS,
  CARD_FILING,
  CLEW_DOCKET_NEXT_REVIEWS,
  CARD_WARRANTS,
  CARD_HELD,
  CARD_CONCERNS,
  CLEW_DOCKET_OVERDUE,
  CLEW_DOCKET_NEXT_RELEASES,
  CARD_MISSING,
  CARD_REFUSED,
  N_CARDS,
};
static const guint for_project_manager[] = {
  CARD_REFUSED,
  CARD_CONCERNS,
  CARD_WAITING,
  CARD_HELD,
  CLEW_DOCKET_NEXT_RELEASES,
  CLEW_DOCKET_OVERDUE,
  CLEW_DOCKET_NEXT_REVIEWS,
  CLEW_DOCKET_NEXT_HEARINGS,
  CARD_MISSING,
  CARD_SCANS,
  N_CARDS,
};
static const guint for_case_manager[] = {
  CARD_WAITING,
  CARD_HELD,
  CLEW_DOCKET_OVERDUE,
  CLEW_DOCKET_NEXT_RELEASES,
  CLEW_DOCKET_NEXT_HEARINGS,
  CLEW_DOCKET_NEXT_REVIEWS,
  CARD_WARRANTS,
  CARD_CONCERNS,
  CARD_SCANS,
  N_CARDS,
};

/* What the thread brings back: the beginning of each list, of ClewReleaseItem for those that
 * wait or lack a scan, of ClewWarrantRow, ClewHeldRow, ClewCaseRow, ClewRefusalRow,
 * ClewMissingCourse, of ClewDocketEntry for the others. */
typedef struct
{
  GPtrArray      *entries[N_CARDS];
  gboolean        more[N_CARDS];
  ClewStartNumber counts[CLEW_N_COUNTS];
} Due;

static void
due_free (Due *due)
{
  for (guint i = 0; i < N_CARDS; i++)
    g_clear_pointer (&due->entries[i], g_ptr_array_unref);
  g_free (due);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Due, due_free)

static gboolean
is_prosecutor (ClewOffice *office)
{
  ClewRecord *me = clew_office_get_me (office);
  const char *kind = clew_record_get_text (clew_office_get_record (office), "kind");
  const char *role = me != NULL ? clew_record_get_text (me, "role") : NULL;

  return g_strcmp0 (kind, "prosecutor") == 0 || g_strcmp0 (role, "liaison_prosecutor") == 0;
}

/* Whoever coordinates cases gets the morning in numbers first. */
static gboolean
has_counts (ClewOffice *office)
{
  ClewRecord *me = clew_office_get_me (office);
  const char *role = me != NULL ? clew_record_get_text (me, "role") : NULL;

  return is_prosecutor (office) || g_strcmp0 (role, "legal_advocate") == 0;
}

static const guint *
get_cards (ClewOffice *office)
{
  ClewRecord *me = clew_office_get_me (office);
  const char *kind = clew_record_get_text (clew_office_get_record (office), "kind");
  const char *role = me != NULL ? clew_record_get_text (me, "role") : NULL;

  if (is_prosecutor (office))
    return for_prosecutor;
  if (g_strcmp0 (kind, "project_management") == 0 || g_strcmp0 (role, "project_manager") == 0)
    return for_project_manager;

  return for_case_manager;
}

static const char *
get_icon (ClewDocketEntry *entry)
{
  switch (entry->kind)
    {
    case CLEW_DOCKET_HEARING:
      return "x-office-calendar-symbolic";
    case CLEW_DOCKET_REVIEW:
      return "view-refresh-symbolic";
    case CLEW_DOCKET_RELEASE_ENDS:
    case CLEW_DOCKET_N_KINDS:
    default:
      return "document-edit-symbolic";
    }
}

/* "Monday, May 3, 9:00 · Municipal Court · 26-1-00417-4" */
static char *
describe (ClewDocketEntry *entry, ClewDay today)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *weekday = clew_day_words_weekday (entry->day);
  g_autofree char *date = clew_day_words_short (entry->day, today);
  /* Translators: "Monday, May 3", and then "Monday, May 3, 9:00" */
  g_autofree char *day = g_strdup_printf (_("%s, %s"), weekday, date);
  g_autofree char *time = clew_docket_entry_dup_time (entry);

  g_ptr_array_add (parts, time != NULL ? g_strdup_printf (_("%s, %s"), day, time)
                                       : g_steal_pointer (&day));
  if (entry->where != NULL)
    g_ptr_array_add (parts, g_strdup (entry->where));
  if (entry->cause_number != NULL)
    g_ptr_array_add (parts, g_strdup (entry->cause_number));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **)parts->pdata);
}

static void
row_activated_cb (ClewStartView *start, AdwActionRow *row)
{
  const char *action = g_object_get_data (G_OBJECT (row), "clew-action");
  const char *id = g_object_get_data (G_OBJECT (row), "clew-id");

  gtk_widget_activate_action (GTK_WIDGET (start), action, "s", id);
}

/* @when says how far off it is; @action leads to the record with @id. */
static GtkWidget *
create_row (ClewStartView *start,
            const char    *icon_name,
            const char    *title,
            const char    *subtitle,
            GtkWidget     *when,
            const char    *action,
            const char    *id)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name (icon_name));
  adw_action_row_add_suffix (row, when);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "clew-action", (gpointer)action);
  g_object_set_data_full (G_OBJECT (row), "clew-id", g_strdup (id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), start,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (row);
}

static GtkWidget *
create_when (ClewDay day, ClewDay today)
{
  g_autofree char *relative = clew_day_words_relative (day, today);
  GtkWidget       *when = gtk_label_new (relative);

  gtk_widget_add_css_class (when, "dim-label");
  return when;
}

static GtkWidget *
create_entry_row (ClewStartView *start, ClewDocketEntry *entry, ClewDay today, gboolean initials)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = describe (entry, today);
  g_autofree char *relative = clew_day_words_relative (entry->day, today);
  GtkWidget       *when;

  title = g_strdup_printf ("%s · %s", initials ? entry->initials : entry->name, entry->what);
  when = entry->overdue ? clew_pill_new ("dialog-warning-symbolic", relative, CLEW_PILL_BAD)
                        : create_when (entry->day, today);
  return create_row (start, get_icon (entry), title, subtitle, when,
                     entry->court_case != NULL ? "win.show-case" : "win.show-release",
                     entry->court_case != NULL ? entry->court_case : entry->id);
}

/* @day: since when it is so */
static GtkWidget *
create_release_row (ClewStartView *start, ClewReleaseItem *item, ClewDay day, ClewDay today)
{
  g_autofree char *agencies = g_strdup_printf (ngettext ("%u agency", "%u agencies",
                                                         item->n_agencies),
                                               item->n_agencies);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", item->form_number, agencies);

  return create_row (start, clew_release_state_icon (item->standing.state), item->name, subtitle,
                     create_when (day, today), "win.show-release", item->id);
}

static GtkWidget *
create_warrant_row (ClewStartView *start, ClewWarrantRow *row, ClewDay today, gboolean initials)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", initials ? row->of.initials : row->of.name,
                                            clew_warrant_state_label (row->state));
  g_autofree char *subtitle = g_strjoin (" · ", row->of.court, row->of.cause_number, NULL);

  return create_row (start, "dialog-warning-symbolic", title, subtitle,
                     create_when (row->issued_on, today), "win.show-case", row->of.court_case);
}

static GtkWidget *
create_held_row (ClewStartView *start, ClewHeldRow *row, ClewDay today, gboolean initials)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", initials ? row->of.initials : row->of.name,
                                            row->charge);
  g_autofree char *relative = clew_day_words_relative (row->clock.deadline, today);
  GtkWidget       *when = row->clock.state == CLEW_INTAKE_PASSED
                            ? clew_pill_new ("dialog-warning-symbolic", relative, CLEW_PILL_BAD)
                            : create_when (row->clock.deadline, today);

  return create_row (start, "alarm-symbolic", title, clew_intake_state_label (row->clock.state),
                     when, "win.show-person", row->of.participant);
}

static GtkWidget *
create_filing_row (ClewStartView *start, ClewCaseRow *row, ClewDay today, gboolean initials)
{
  const char *charge = row->charge != NULL ? row->charge : _("No charge entered");
  g_autofree char *title = g_strdup_printf ("%s · %s", initials ? row->of.initials : row->of.name,
                                            charge);

  return create_row (start, "document-edit-symbolic", title,
                     row->of.prosecutor != NULL ? row->of.prosecutor : "",
                     create_when (row->stage.since, today), "win.show-case", row->of.court_case);
}

/* Where the card's list stands whole. */
static GtkWidget *
create_more_button (guint card)
{
  const char *label = _("Open Docket");
  const char *action = "win.show-view('docket')";
  GtkWidget  *button;

  if (card == CARD_WAITING || card == CARD_SCANS)
    {
      label = _("Open Releases");
      action = "win.show-view('releases')";
    }
  else if (card == CARD_WARRANTS || card == CARD_HELD || card == CARD_FILING)
    {
      label = _("Open Cases");
      action = card == CARD_HELD     ? "win.show-cases('held')"
               : card == CARD_FILING ? "win.show-cases('board')"
                                     : "win.show-cases('warrants')";
    }
  else if (card == CARD_CONCERNS)
    {
      label = _("Open No Worse Off");
      action = "win.show-view('no-worse-off')";
    }
  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
create_card_row (ClewStartView *start, guint card, gpointer item)
{
  ClewOffice      *office = clew_view_get_office (CLEW_VIEW (start));
  ClewDay          today = clew_office_today (office);
  ClewReleaseItem *release = item;

  if (card == CARD_WAITING)
    return create_release_row (start, release, release->standing.day, today);
  if (card == CARD_SCANS)
    return create_release_row (start, release, release->made_on, today);
  if (card == CARD_WARRANTS)
    return create_warrant_row (start, item, today, is_prosecutor (office));
  if (card == CARD_HELD)
    return create_held_row (start, item, today, is_prosecutor (office));
  if (card == CARD_CONCERNS)
    return clew_start_course_new_concern (item, today, is_prosecutor (office));
  if (card == CARD_FILING)
    return create_filing_row (start, item, today, is_prosecutor (office));
  if (card == CARD_REFUSED)
    return clew_start_course_new_refusal (office, item, is_prosecutor (office));
  if (card == CARD_MISSING)
    return clew_start_course_new_missing (item);
  return create_entry_row (start, item, today, is_prosecutor (office));
}

static void
add_card (ClewStartView *start, const Due *due, guint card)
{
  AdwPreferencesGroup *group;

  if (due->entries[card]->len == 0)
    return;

  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, _(card_titles[card]));
  if (due->more[card])
    {
      g_autofree char *text = g_strdup_printf (_("Only the first %u are shown"), CARD_ROWS);

      adw_preferences_group_set_description (group, text);
      adw_preferences_group_set_header_suffix (group, create_more_button (card));
    }
  for (guint i = 0; i < due->entries[card]->len; i++)
    {
      GtkWidget *row = create_card_row (start, card, g_ptr_array_index (due->entries[card], i));

      adw_preferences_group_add (group, row);
    }
  gtk_box_append (start->cards, GTK_WIDGET (group));
}

static void
show_due (ClewStartView *start, const Due *due)
{
  ClewOffice  *office = clew_view_get_office (CLEW_VIEW (start));
  const guint *cards = get_cards (office);
  GtkWidget   *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (start->cards))) != NULL)
    gtk_box_remove (start->cards, child);
  for (; *cards != N_CARDS; cards++)
    add_card (start, due, *cards);
  if (has_counts (office) && gtk_widget_get_first_child (GTK_WIDGET (start->cards)) != NULL)
    gtk_box_prepend (start->cards, clew_start_counts_new (due->counts));

  child = gtk_widget_get_first_child (GTK_WIDGET (start->cards));
  gtk_stack_set_visible_child_name (start->states, child != NULL ? "cards" : "empty");
}

/* The list is read as the other view reads it, so that the card is its beginning: those that
 * have waited longest. */
static gboolean
read_waiting (ClewStore *reader, ClewDay today, Due *due, GError **error)
{
  gboolean  *more = &due->more[CARD_WAITING];
  GPtrArray *items = clew_release_list_load (reader, CLEW_RELEASES_WAITING, NULL,
                                             CLEW_DATE_ORDER_MONTH_FIRST, CLEW_RELEASE_LIST_LIMIT,
                                             today, more, error);

  if (items == NULL)
    return FALSE;
  *more = *more || items->len > CARD_ROWS;
  g_ptr_array_set_size (items, (int)MIN (items->len, CARD_ROWS));
  due->entries[CARD_WAITING] = items;
  return TRUE;
}

/* The newest of those that are signed: their paper is still on somebody's desk. */
static gboolean
read_scans (ClewStore *reader, ClewDay today, Due *due, GError **error)
{
  due->entries[CARD_SCANS] = clew_release_list_load (
    reader, CLEW_RELEASES_SCAN_MISSING, NULL, CLEW_DATE_ORDER_MONTH_FIRST, CARD_ROWS, today,
    &due->more[CARD_SCANS], error);
  return due->entries[CARD_SCANS] != NULL;
}

static void
keep_few (Due *due, guint card, GPtrArray *rows)
{
  due->more[card] = rows->len > CARD_ROWS;
  g_ptr_array_set_size (rows, (int)MIN (rows->len, CARD_ROWS));
  due->entries[card] = rows;
}

static gboolean
read_warrants (ClewStore *reader, ClewDay today, Due *due, GError **error)
{
  GPtrArray *rows = clew_warrant_list_read (reader, NULL, today, error);

  if (rows != NULL)
    keep_few (due, CARD_WARRANTS, rows);
  return rows != NULL;
}

/* Those whose time ends soon, or is over. */
static gboolean
read_held (ClewStore *reader, ClewDay today, Due *due, GError **error)
{
  GPtrArray *rows = clew_held_list_read (reader, NULL, today, error);

  for (guint i = rows != NULL ? rows->len : 0; i > 0; i--)
    {
      ClewIntakeState state = ((ClewHeldRow *)g_ptr_array_index (rows, i - 1))->clock.state;

      if (state != CLEW_INTAKE_SOON && state != CLEW_INTAKE_PASSED)
        g_ptr_array_remove_index (rows, i - 1);
    }
  if (rows != NULL)
    keep_few (due, CARD_HELD, rows);
  return rows != NULL;
}

/* Those that have waited longest. */
static gboolean
read_filing (ClewStore *reader, ClewDay today, Due *due, GError **error)
{
  ClewCaseFilter filter = { .has_stage = TRUE, .stage = CLEW_STAGE_FILING_QUEUE };
  GPtrArray     *rows = clew_case_list_read (reader, &filter, today, error);

  if (rows != NULL)
    keep_few (due, CARD_FILING, rows);
  return rows != NULL;
}

/* Few, so all of them are shown. */
static gboolean
read_course (ClewStore *reader, Due *due, GError **error)
{
  due->entries[CARD_REFUSED] = clew_refusal_list_unseen (reader, error);
  due->entries[CARD_MISSING] =
    due->entries[CARD_REFUSED] != NULL ? clew_ordinary_list_missing (reader, error) : NULL;
  return due->entries[CARD_MISSING] != NULL;
}

static gboolean
read_concerns (ClewStore *reader, Due *due, GError **error)
{
  GPtrArray *rows = clew_concern_list_read (reader, TRUE, error);

  if (rows != NULL)
    keep_few (due, CARD_CONCERNS, rows);
  return rows != NULL;
}

static gpointer
read_due (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  g_autoptr(Due) due = g_new0 (Due, 1);

  for (ClewDocketPart part = 0; part < CLEW_DOCKET_N_PARTS; part++)
    {
      due->entries[part] = clew_docket_load_few (reader, part, today + card_days[part] - 1, today,
                                                 CARD_ROWS, &due->more[part], error);
      if (due->entries[part] == NULL)
        return NULL;
    }
  if (!read_waiting (reader, today, due, error) || !read_scans (reader, today, due, error) ||
      !read_warrants (reader, today, due, error) || !read_held (reader, today, due, error) ||
      !read_filing (reader, today, due, error) || !read_course (reader, due, error) ||
      !read_concerns (reader, due, error) ||
      !clew_start_counts_read (reader, today, data, due->counts, error))
    return NULL;

  return g_steal_pointer (&due);
}

static void
show_answer (ClewView *view, gpointer answer, const GError *error)
{
  ClewStartView *start = CLEW_START_VIEW (view);
  ClewErrorWords words;

  if (answer != NULL)
    {
      show_due (start, answer);
      return;
    }

  clew_error_words (error, &words);
  adw_status_page_set_title (start->error_page, words.title);
  clew_error_words_show (start->error_page, error);
  gtk_stack_set_visible_child_name (start->states, "error");
}

static void
load (ClewStartView *start)
{
  ClewOffice *office = clew_view_get_office (CLEW_VIEW (start));

  clew_view_read (CLEW_VIEW (start), read_due, clew_start_seen_new (office),
                  (GDestroyNotify)clew_start_seen_free, (GDestroyNotify)due_free, show_answer);
}

static void
clew_start_view_refresh (ClewView *view)
{
  ClewStartView   *start = CLEW_START_VIEW (view);
  ClewOffice      *office = clew_view_get_office (view);
  g_autofree char *day = clew_day_words_long (clew_office_today (office));

  adw_window_title_set_subtitle (start->title, day);
  load (start);
}

static void
clew_start_view_class_init (ClewStartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  CLEW_VIEW_CLASS (klass)->refresh = clew_start_view_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/clewproject/Clew/clew-start-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewStartView, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewStartView, title);
  gtk_widget_class_bind_template_child (widget_class, ClewStartView, states);
  gtk_widget_class_bind_template_child (widget_class, ClewStartView, cards);
  gtk_widget_class_bind_template_child (widget_class, ClewStartView, error_page);
  gtk_widget_class_bind_template_callback (widget_class, load);
}

static void
clew_start_view_init (ClewStartView *start)
{
  gtk_widget_init_template (GTK_WIDGET (start));
  clew_view_adopt_header_bar (CLEW_VIEW (start), start->header_bar);
}
