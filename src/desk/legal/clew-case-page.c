/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-case-page.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-pill.h"
#include "desk/clew-wrap-box.h"
#include "records/clew-case-events.h"
#include "records/clew-day-words.h"
#include "records/clew-facts.h"
#include "records/clew-person-name.h"

#include <glib/gi18n.h>

#include <inttypes.h>

struct _ClewCasePage
{
  AdwBin parent_instance;

  GtkStack            *states;
  AdwStatusPage       *error_page;
  GtkScrolledWindow   *scroller;
  GtkActionable       *try_again_button;
  GtkLabel            *heading;
  GtkLabel            *court;
  ClewWrapBox         *pills;
  AdwActionRow        *person_row;
  AdwPreferencesGroup *charges;
  AdwPreferencesGroup *hearings;
  AdwPreferencesGroup *warrants;
  AdwPreferencesGroup *decisions;
  AdwPreferencesGroup *events;
  AdwPreferencesGroup *facts;

  GPtrArray *rows;
  char      *id;
  char      *participant;
};

G_DEFINE_FINAL_TYPE (ClewCasePage, clew_case_page, ADW_TYPE_BIN)

/* A row, and what of the case it says: within its group a record's id, or a field. */
typedef struct
{
  AdwPreferencesGroup *group;
  GtkWidget           *row;
  char                *key;
} Placed;

static void
placed_free (gpointer data)
{
  Placed *placed = data;

  g_free (placed->key);
  g_free (placed);
}

static void
take_rows_away (ClewCasePage *page)
{
  for (guint i = 0; i < page->rows->len; i++)
    {
      Placed *placed = g_ptr_array_index (page->rows, i);

      adw_preferences_group_remove (placed->group, placed->row);
    }
  g_ptr_array_set_size (page->rows, 0);
}

static void
place_row (ClewCasePage *page, AdwPreferencesGroup *group, const char *key, GtkWidget *row)
{
  Placed *placed = g_new0 (Placed, 1);

  placed->group = group;
  placed->row = row;
  placed->key = g_strdup (key);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (page->rows, placed);
}

/* Rows are made anew; whoever was on one stays on it. */
static Placed *
dup_focused (ClewCasePage *page)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < page->rows->len; i++)
    {
      Placed *placed = g_ptr_array_index (page->rows, i);
      Placed *copy;

      if (placed->row != focus && !gtk_widget_is_ancestor (focus, placed->row))
        continue;
      copy = g_memdup2 (placed, sizeof *placed);
      copy->key = g_strdup (placed->key);
      return copy;
    }
  return NULL;
}

static void
focus_row (ClewCasePage *page, const Placed *focused)
{
  for (guint i = 0; i < page->rows->len; i++)
    {
      const Placed *placed = g_ptr_array_index (page->rows, i);

      if (placed->group == focused->group && g_str_equal (placed->key, focused->key))
        {
          gtk_widget_grab_focus (placed->row);
          return;
        }
    }
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

/* A row that is read, not pressed; it still takes the focus, so that the
 * keyboard reaches all there is to read. */
static GtkWidget *
add_row (ClewCasePage        *page,
         AdwPreferencesGroup *group,
         const char          *key,
         const char          *title,
         const char          *subtitle,
         GtkWidget           *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (suffix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  place_row (page, group, key, row);
  return row;
}

static char *
join (const char *first, const char *second, const char *third)
{
  const char *parts[] = { first, second, third };
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static void
add_nothing (ClewCasePage *page, AdwPreferencesGroup *group, GPtrArray *records, const char *text)
{
  GtkWidget *row;

  if (records->len > 0)
    return;
  row = add_row (page, group, "", text, NULL, NULL);
  gtk_widget_add_css_class (row, "dim-label");
}

static void
show_charges (ClewCasePage *page, const ClewCase *court_case)
{
  for (guint i = 0; i < court_case->charges->len; i++)
    {
      ClewRecord      *charge = g_ptr_array_index (court_case->charges, i);
      g_autofree char *detail = join (clew_record_get_text (charge, "statute"),
                                      clew_record_get_choice_label (charge, "class"),
                                      clew_record_get_choice_label (charge, "disposition"));

      add_row (page, page->charges, clew_record_get_id (charge),
               clew_record_get_text (charge, "description"), detail, NULL);
    }
  add_nothing (page, page->charges, court_case->charges, _ ("No charge is entered."));
}

static GtkWidget *
hearing_pill (ClewRecord *hearing, ClewDay today)
{
  const char      *outcome = clew_record_get_choice_label (hearing, "outcome");
  ClewDay          day = clew_record_get_day (hearing, "on_day");
  g_autofree char *relative = NULL;

  if (outcome != NULL)
    return clew_pill_new ("emblem-ok-symbolic", outcome, CLEW_PILL_PLAIN);
  if (day == CLEW_DAY_UNKNOWN)
    return clew_pill_new ("appointment-soon-symbolic", _ ("No date yet"), CLEW_PILL_CAREFUL);
  relative = clew_day_words_relative (day, today);
  if (day < today)
    return clew_pill_new ("appointment-missed-symbolic", _ ("No outcome entered"), CLEW_PILL_BAD);
  return clew_pill_new ("x-office-calendar-symbolic", relative, CLEW_PILL_GOOD);
}

static char *
describe_hearing (ClewRecord *hearing, ClewDay today)
{
  ClewDay          day = clew_record_get_day (hearing, "on_day");
  ClewDay          moved_from = clew_record_get_day (hearing, "moved_from");
  g_autofree char *date = day == CLEW_DAY_UNKNOWN ? NULL : clew_day_words_long (day);
  g_autofree char *time = clew_time_words (clew_record_get_text (hearing, "at_time"));
  g_autofree char *when = join (date, time, clew_record_get_text (hearing, "department"));
  g_autofree char *first = clew_day_words_short (moved_from, today);
  g_autofree char *moved = NULL;

  if (moved_from != CLEW_DAY_UNKNOWN)
    moved = g_strdup_printf (_ ("moved from %s"), first);
  return join (when, clew_record_get_choice_label (hearing, "appearance_needed"), moved);
}

static void
show_hearings (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  for (guint i = 0; i < court_case->hearings->len; i++)
    {
      ClewRecord      *hearing = g_ptr_array_index (court_case->hearings, i);
      g_autofree char *detail = describe_hearing (hearing, today);

      add_row (page, page->hearings, clew_record_get_id (hearing),
               clew_record_get_choice_label (hearing, "kind"), detail,
               hearing_pill (hearing, today));
    }
  add_nothing (page, page->hearings, court_case->hearings, _ ("No hearing is set."));
}

static GtkWidget *
warrant_pill (ClewRecord *warrant)
{
  if (clew_record_get_text (warrant, "quashed_on") != NULL)
    return clew_pill_new ("emblem-ok-symbolic", _ ("Quashed"), CLEW_PILL_GOOD);
  if (clew_record_get_text (warrant, "served_on") != NULL)
    return clew_pill_new ("emblem-ok-symbolic", _ ("Served"), CLEW_PILL_PLAIN);
  if (clew_record_get_text (warrant, "quash_supported_on") != NULL)
    return clew_pill_new ("alarm-symbolic", _ ("Quash supported"), CLEW_PILL_CAREFUL);
  if (clew_record_get_text (warrant, "quash_requested_on") != NULL)
    return clew_pill_new ("alarm-symbolic", _ ("Quash requested"), CLEW_PILL_CAREFUL);
  return clew_pill_new ("dialog-warning-symbolic", _ ("Stands"), CLEW_PILL_BAD);
}

static void
show_warrants (ClewCasePage *page, const ClewCase *court_case)
{
  for (guint i = 0; i < court_case->warrants->len; i++)
    {
      ClewRecord      *warrant = g_ptr_array_index (court_case->warrants, i);
      g_autofree char *day = clew_day_words (clew_record_get_day (warrant, "issued_on"));
      g_autofree char *title = g_strdup_printf (_ ("Issued %s"), day);
      gint64           dollars = clew_record_get_number (warrant, "bail", -1);
      g_autofree char *bail = NULL;
      g_autofree char *detail = NULL;

      if (dollars >= 0)
        /* Translators: bail on a warrant, in dollars */
        bail = g_strdup_printf (_ ("bail $%" PRId64), dollars);
      detail = join (clew_record_get_text (warrant, "reason"), bail, NULL);
      add_row (page, page->warrants, clew_record_get_id (warrant), title, detail,
               warrant_pill (warrant));
    }
  gtk_widget_set_visible (GTK_WIDGET (page->warrants), court_case->warrants->len > 0);
}

static void
show_decisions (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  for (guint i = 0; i < court_case->decisions->len; i++)
    {
      ClewRecord      *decision = g_ptr_array_index (court_case->decisions, i);
      ClewDay          review = clew_record_get_day (decision, "review_on");
      g_autofree char *day = clew_day_words (clew_record_get_day (decision, "on_day"));
      g_autofree char *detail = join (day, clew_record_get_text (decision, "decided_by"), NULL);
      g_autofree char *date = clew_day_words_short (review, today);
      GtkWidget       *pill = NULL;

      if (review != CLEW_DAY_UNKNOWN && clew_record_get_text (decision, "reviewed_on") == NULL)
        {
          g_autofree char *text = g_strdup_printf (_ ("Review %s"), date);

          pill = clew_pill_new ("alarm-symbolic", text,
                                review < today ? CLEW_PILL_BAD : CLEW_PILL_CAREFUL);
        }
      add_row (page, page->decisions, clew_record_get_id (decision),
               clew_record_get_choice_label (decision, "kind"), detail, pill);
    }
  add_nothing (page, page->decisions, court_case->decisions, _ ("No decision is recorded."));
}

static void
show_events (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  g_autoptr (GPtrArray) events = clew_case_list_events (court_case, today);

  for (guint i = 0; i < events->len; i++)
    {
      ClewCaseEvent   *event = g_ptr_array_index (events, i);
      g_autofree char *day = clew_day_words (event->day);
      g_autofree char *detail = join (day, event->detail, NULL);
      g_autofree char *key = g_strconcat (clew_record_get_id (event->record), event->title, NULL);

      add_row (page, page->events, key, event->title, detail, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (page->events), events->len > 0);
}

/* What is known of the case itself, straight from the field table. */
static void
show_facts (ClewCasePage *page, ClewRecord *record)
{
  const ClewKind *kind = clew_record_get_kind (record);

  for (const ClewField *field = kind->fields; field->column != NULL; field++)
    {
      const char      *text;
      g_autofree char *day = NULL;

      if (field->type == CLEW_FIELD_REFERENCE || g_str_equal (field->column, "cause_number") ||
          g_str_equal (field->column, "court"))
        continue;
      text = clew_record_get_text (record, field->column);
      if (text == NULL)
        continue;
      if (field->type == CLEW_FIELD_DAY)
        text = day = clew_day_words (clew_day_from_iso (text));
      add_row (page, page->facts, field->column, _ (field->label), text, NULL);
    }
}

static void
show_pills (ClewCasePage *page, const ClewCase *court_case, ClewOffice *office, ClewDay today)
{
  g_autofree char *standing = clew_case_describe_standing (court_case->standing);
  g_autoptr (ClewFacts) facts = clew_facts_load (
    clew_office_get_store (office), clew_record_get_id (court_case->participant), NULL);

  clew_wrap_box_clear (page->pills);
  if (standing != NULL)
    clew_wrap_box_append (page->pills,
                          clew_pill_new ("x-office-calendar-symbolic", standing, CLEW_PILL_PLAIN));
  if (clew_record_get_text (court_case->record, "closed_on") != NULL)
    clew_wrap_box_append (page->pills,
                          clew_pill_new ("emblem-ok-symbolic", _ ("Closed"), CLEW_PILL_PLAIN));
  if (facts != NULL)
    {
      ClewReleaseSummary release = clew_facts_get_release (facts, today);

      clew_wrap_box_append (page->pills, clew_pill_new_release (release.state, release.day, today));
    }
  else
    {
      clew_wrap_box_append (page->pills,
                            clew_pill_new ("dialog-warning-symbolic",
                                           _ ("The records can’t be read now."), CLEW_PILL_BAD));
    }
}

static void
show_person (ClewCasePage *page, const ClewCase *court_case)
{
  g_autofree char *name = clew_person_dup_full_name (court_case->participant);

  g_free (page->participant);
  page->participant = g_strdup (clew_record_get_id (court_case->participant));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (page->person_row), name);
}

static void
show_error (ClewCasePage *page, const char *id, const GError *error)
{
  clew_error_words_show (page->error_page, error);
  gtk_actionable_set_action_target (page->try_again_button, "s", id);
  gtk_stack_set_visible_child_name (page->states, "error");
}

static void
show_case (ClewCasePage *page, const ClewCase *court_case, ClewOffice *office)
{
  ClewDay     today = clew_office_today (office);
  const char *heading = clew_case_get_hidden_label (court_case);
  const char *court = clew_record_get_text (court_case->record, "court");

  if (heading == NULL)
    heading = clew_record_get_text (court_case->record, "cause_number");
  gtk_label_set_label (page->heading, heading != NULL ? heading : _ ("No cause number yet"));
  gtk_label_set_label (page->court, court != NULL ? court : "");
  show_person (page, court_case);
  show_pills (page, court_case, office, today);
  show_charges (page, court_case);
  show_hearings (page, court_case, today);
  show_warrants (page, court_case);
  show_decisions (page, court_case, today);
  show_events (page, court_case, today);
  show_facts (page, court_case->record);
  gtk_stack_set_visible_child_name (page->states, "case");
}

/**
 * clew_case_page_show:
 * @page: the page
 * @office: the open office
 * @id: a case's id
 *
 * Shows a case as it stands now. Shown again it stays where somebody reads it;
 * another case is shown from the top.
 */
void
clew_case_page_show (ClewCasePage *page, ClewOffice *office, const char *id)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (page->scroller);
  gboolean       again = g_strcmp0 (id, page->id) == 0;
  double         place = again ? gtk_adjustment_get_value (adjustment) : 0;
  Placed        *focused = again ? dup_focused (page) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCase) court_case = NULL;

  if (!again)
    {
      g_free (page->id);
      page->id = g_strdup (id);
    }
  court_case = clew_case_load (clew_office_get_store (office), id, &error);
  take_rows_away (page);
  if (court_case != NULL)
    show_case (page, court_case, office);
  else
    show_error (page, id, error);
  if (focused != NULL)
    focus_row (page, focused);
  g_clear_pointer (&focused, placed_free);
  gtk_adjustment_set_value (adjustment, place);
}

static void
person_activated_cb (ClewCasePage *page)
{
  if (page->participant != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.show-person", "s", page->participant);
}

static void
letter_activated_cb (ClewCasePage *page)
{
  if (page->participant != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.write-letter", "s", page->participant);
}

static void
nothing_helpful_activated_cb (ClewCasePage *page)
{
  if (page->participant != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.say-nothing-helpful", "s",
                                page->participant);
}

static void
clew_case_page_finalize (GObject *object)
{
  ClewCasePage *page = CLEW_CASE_PAGE (object);

  g_ptr_array_unref (page->rows);
  g_free (page->id);
  g_free (page->participant);

  G_OBJECT_CLASS (clew_case_page_parent_class)->finalize (object);
}

static void
clew_case_page_class_init (ClewCasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clew_case_page_finalize;

  g_type_ensure (CLEW_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-case-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, states);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, try_again_button);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, heading);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, court);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, pills);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, person_row);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, charges);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, hearings);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, warrants);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, decisions);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, events);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, facts);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, letter_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, nothing_helpful_activated_cb);
}

static void
clew_case_page_init (ClewCasePage *page)
{
  page->rows = g_ptr_array_new_with_free_func (placed_free);
  gtk_widget_init_template (GTK_WIDGET (page));
}
