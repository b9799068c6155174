/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-person-overview.h"

#include "desk/clew-accessible.h"
#include "desk/clew-boxed-rows.h"
#include "desk/clew-error-words.h"
#include "desk/clew-typed-day.h"
#include "desk/participants/clew-hear-row.h"
#include "desk/participants/clew-person-words.h"
#include "desk/clew-wrap-box.h"
#include "records/clew-day-words.h"
#include "rules/clew-office-rules.h"

#include <glib/gi18n.h>

/* How far "Next" looks ahead. */
#define WEEKS_AHEAD 8

struct _ClewPersonOverview
{
  AdwBin parent_instance;

  GtkWidget   *day_entry;
  GtkWidget   *day_box;
  GtkLabel    *day_words;
  GtkWidget   *hearing_part; /* all of who may hear what, where the office has releases */
  GtkWidget   *hearing_box;
  GtkWidget   *hearing_nothing;
  GtkListBox  *hearing_list;
  ClewWrapBox *legend;
  GtkWidget   *nobody_box;
  GtkLabel    *nobody_label;
  GtkWidget   *new_release_button;
  GtkListBox  *next_list;
  GtkWidget   *next_nothing;
  GtkListBox  *contact_list;
  GtkWidget   *contact_box;
  GtkListBox  *described_list;
  GtkWidget   *described_box;
  GtkListBox  *known_list;
  GtkWidget   *known_box;

  ClewOffice *office;
  char       *id;
  ClewDay     on; /* the day asked about; unknown for today, whichever that is */
};

G_DEFINE_FINAL_TYPE (ClewPersonOverview, clew_person_overview, ADW_TYPE_BIN)

static GtkWidget *
wrap_in_row (GtkWidget *child, const char *spoken)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  clew_accessible_set_name (row, spoken);
  return row;
}

static GtkWidget *
create_heads_row (GtkWidget *heads)
{
  g_autoptr (GString) spoken = g_string_new (NULL);
  GtkWidget *row;

  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    g_string_append_printf (spoken, "%s%s", i > 0 ? "; " : "",
                            clew_choice_get_label (clew_information_categories,
                                                   clew_information_categories[i].id));
  row = wrap_in_row (heads, spoken->str);
  /* The Tab key stops at rows that can't take the focus, but for these. */
  gtk_widget_set_sensitive (row, FALSE);
  gtk_widget_add_css_class (row, "clew-still");
  return row;
}

#define REASONS "clew-reasons"

/* A row that opens to say why, so that nobody needs a pointer to read it. */
static GtkWidget *
create_agency_row (const ClewHearingRow *line, ClewHearRow *heads)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *spoken = clew_hear_row_words (line);
  char            *reasons = clew_hear_row_dup_reasons (line);
  GtkWidget       *row;

  gtk_box_append (GTK_BOX (box), clew_hear_row_new (line, heads));
  row = wrap_in_row (box, spoken);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  clew_accessible_set_description (row, reasons);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_object_set_data_full (G_OBJECT (row), REASONS, reasons, g_free);
  return row;
}

static void
hearing_activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  GtkWidget  *box = gtk_list_box_row_get_child (row);
  const char *reasons = g_object_get_data (G_OBJECT (row), REASONS);
  GtkWidget  *label;

  if (reasons == NULL)
    return;
  label = gtk_widget_get_last_child (box);
  if (label == gtk_widget_get_first_child (box))
    {
      label = gtk_label_new (reasons);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_visible (label, FALSE);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_visible (label, !gtk_widget_get_visible (label));
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED,
                               gtk_widget_get_visible (label), -1);
}

static gboolean
may_somebody_hear (const GPtrArray *hearing)
{
  for (guint i = 0; i < hearing->len; i++)
    {
      const ClewHearingRow *row = g_ptr_array_index (hearing, i);

      for (guint j = 0; clew_information_categories[j].id != NULL; j++)
        if (clew_hearing_row_cell (row, j) == CLEW_HEARING_CELL_YES)
          return TRUE;
    }
  return FALSE;
}

static void
show_hearing (ClewPersonOverview *overview, const GPtrArray *hearing)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkWidget *heads = hearing->len > 0 ? clew_hear_row_new_heads () : NULL;

  if (hearing->len > 0)
    g_ptr_array_add (rows, create_heads_row (heads));
  for (guint i = 0; i < hearing->len; i++)
    {
      const ClewHearingRow *line = g_ptr_array_index (hearing, i);

      g_ptr_array_add (rows, create_agency_row (line, CLEW_HEAR_ROW (heads)));
    }
  clew_boxed_list_fill (overview->hearing_list, rows);
  gtk_widget_set_visible (overview->hearing_box, hearing->len > 0);
  gtk_widget_set_visible (overview->hearing_nothing, !may_somebody_hear (hearing));
  gtk_widget_set_visible (overview->nobody_box, hearing->len == 0);
}

/* The day that is asked about */

static void
say_of_day (ClewPersonOverview *overview, const char *words, gboolean is_problem)
{
  gtk_label_set_label (overview->day_words, words != NULL ? words : "");
  gtk_widget_set_visible (overview->day_box, words != NULL);
  if (is_problem)
    {
      gtk_widget_add_css_class (overview->day_entry, "error");
      gtk_widget_add_css_class (GTK_WIDGET (overview->day_words), "error");
    }
  else
    {
      gtk_widget_remove_css_class (overview->day_entry, "error");
      gtk_widget_remove_css_class (GTK_WIDGET (overview->day_words), "error");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (overview->day_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_problem ? GTK_ACCESSIBLE_INVALID_TRUE
                                          : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  clew_accessible_set_description (overview->day_entry, words != NULL ? words : "");
}

static void
show_day (ClewPersonOverview *overview)
{
  ClewDay          today = clew_office_today (overview->office);
  ClewDay          on = overview->on != CLEW_DAY_UNKNOWN ? overview->on : today;
  g_autofree char *text = clew_day_words (on);
  g_autofree char *day = clew_day_words_long (on);
  g_autofree char *words = NULL;

  gtk_editable_set_text (GTK_EDITABLE (overview->day_entry), text);
  if (on > today)
    /* Translators: %s is a date to come */
    words = g_strdup_printf (_ ("So it will be on %s if nothing changes. Nothing can be shared "
                                "for a day to come."),
                                day);
  else if (on < today)
    /* Translators: %s is a date that is past */
    words = g_strdup_printf (_ ("So it was on %s."), day);
  say_of_day (overview, words, FALSE);
}

/* Shows the answers as of a day; unknown is today. */
static void
choose_day (ClewPersonOverview *overview, ClewDay on)
{
  ClewDay today = clew_office_today (overview->office);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hearing = NULL;

  if (on == today)
    on = CLEW_DAY_UNKNOWN;
  hearing = clew_who_may_hear_load (clew_office_get_store (overview->office), overview->id,
                                    on != CLEW_DAY_UNKNOWN ? on : today, &error);
  if (hearing == NULL)
    {
      g_autofree char *words = clew_error_words_dup_text (error);

      say_of_day (overview, words, TRUE);
      return;
    }
  overview->on = on;
  show_hearing (overview, hearing);
  show_day (overview);
}

static void
day_activate_cb (ClewPersonOverview *overview)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (overview->day_entry));
  ClewDay     today, day = CLEW_DAY_UNKNOWN;

  if (overview->office == NULL)
    return;
  today = clew_office_today (overview->office);
  if (*text != '\0')
    {
      day = clew_typed_day_read (text, today, FALSE);
      if (day == CLEW_DAY_UNKNOWN)
        {
          say_of_day (overview, clew_typed_day_problem (), TRUE);
          return;
        }
    }
  choose_day (overview, day);
}

static void
today_clicked_cb (ClewPersonOverview *overview)
{
  choose_day (overview, CLEW_DAY_UNKNOWN);
  gtk_widget_grab_focus (overview->day_entry);
}

static char *
describe_date (const ClewPersonDate *date, ClewStore *store, ClewDay today)
{
  g_autofree char *day = clew_day_words_long (date->day);
  g_autofree char *relative = clew_day_words_relative (date->day, today);
  g_autofree char *time = clew_docket_describe_time (store, date->day, date->time, date->zone,
                                                     today);
  g_autofree char *when = NULL;
  g_autofree char *overdue = NULL;
  const char      *parts[] = { NULL, NULL, NULL, NULL, NULL };

  when = time != NULL
    /* Translators: a date, then a time of day */
    ? g_strdup_printf (_ ("%s, %s"), day, time)
    : g_strdup (day);
  if (date->overdue)
    /* Translators: a hearing or review has passed; %s is "3 days ago" */
    overdue = g_strdup_printf (_ ("%s, no outcome entered"), relative);
  parts[0] = when;
  parts[1] = overdue != NULL ? overdue : relative;
  parts[2] = date->cause_number != NULL ? date->cause_number : "";
  parts[3] = date->kind == CLEW_DOCKET_REVIEW && date->where != NULL ? date->where : "";
  return clew_person_join (parts);
}

static GtkWidget *
create_date_row (const ClewPersonDate *date, ClewStore *store, ClewDay today)
{
  g_autofree char *detail = describe_date (date, store, today);
  g_autofree char *title = NULL;
  GtkWidget       *row;

  title = date->kind == CLEW_DOCKET_HEARING && date->where != NULL
    /* Translators: a kind of hearing, then the court */
    ? g_strdup_printf (C_ ("hearing", "%s, %s"), date->what, date->where)
    : g_strdup (date->what);
  row = clew_boxed_row_new (date->overdue ? "appointment-missed-symbolic"
                                          : clew_person_date_icon (date->kind),
                            title, detail);
  g_object_set_data_full (G_OBJECT (row), "clew-hearing", g_strdup (date->hearing), g_free);
  if (date->court_case != NULL)
    clew_boxed_row_lead_to (row, "win.show-case", date->court_case);
  else if (date->release != NULL)
    clew_boxed_row_lead_to (row, "win.show-release", date->release);
  return row;
}

static gboolean
show_next (ClewPersonOverview *overview, ClewOffice *office, const char *id, GError **error)
{
  ClewDay today = clew_office_today (office);
  g_autoptr (GPtrArray) dates = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  dates = clew_person_load_dates (clew_office_get_store (office), id,
                                  today - CLEW_DOCKET_OVERDUE_DAYS, today + 7 * WEEKS_AHEAD,
                                  today, error);
  if (dates == NULL)
    return FALSE;
  for (guint i = 0; i < dates->len; i++)
    g_ptr_array_add (rows, create_date_row (g_ptr_array_index (dates, i),
                                            clew_office_get_store (office), today));
  clew_boxed_list_fill (overview->next_list, rows);
  gtk_widget_set_visible (overview->next_nothing, dates->len == 0);
  return TRUE;
}

/* What is known of the person */

static const char *const contact_columns[] = { "phone", "email", "safe_contact", "usual_places",
                                               "mail_address", NULL };

static const char *const described_columns[] = { "gender", "gender_described", "race_described",
                                                 "race_category", "ethnicity_described",
                                                 "ethnicity_category", "language", "interpreter",
                                                 NULL };

static void
add_fields (GPtrArray *rows, ClewRecord *record, const char *const *columns)
{
  for (guint i = 0; columns[i] != NULL; i++)
    {
      const ClewField *field = clew_kind_find_field (clew_record_get_kind (record), columns[i],
                                                     NULL);
      const char      *value = field->choices != NULL
                                 ? clew_record_get_choice_label (record, columns[i])
                                 : clew_record_get_text (record, columns[i]);

      if (value != NULL)
        g_ptr_array_add (rows, clew_boxed_row_new_property (_ (field->label), value));
    }
}

static void
add_birth (GPtrArray *rows, const ClewPerson *person)
{
  ClewDay          born = clew_record_get_day (person->record, "birth_date");
  g_autofree char *age = clew_person_age_words (person->age, person->age_is_guess);
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  if (born == CLEW_DAY_UNKNOWN)
    {
      if (age != NULL)
        g_ptr_array_add (rows, clew_boxed_row_new_property (_ ("Age"), age));
      return;
    }
  day = clew_day_words (born);
  /* Translators: a date of birth, then the age in years */
  words = g_strdup_printf (_ ("%s · age %s"), day, age);
  g_ptr_array_add (rows, clew_boxed_row_new_property (_ ("Date of birth"), words));
}

static void
add_referrals (GPtrArray *rows, const ClewPerson *person)
{
  for (guint i = 0; i < person->referrals->len; i++)
    {
      ClewRecord      *referral = g_ptr_array_index (person->referrals, i);
      g_autofree char *day = clew_day_words (clew_record_get_day (referral, "referred_on"));
      const char      *by = clew_record_get_text (referral, "referred_by");
      const char      *place = clew_record_get_text (referral, "place");
      const char      *parts[] = { clew_record_get_choice_label (referral, "door"), day,
                              by != NULL ? by : "", place != NULL ? place : "", NULL };
      g_autofree char *words = clew_person_join (parts);

      g_ptr_array_add (rows, clew_boxed_row_new_property (_ ("Referred"), words));
    }
}

static void
show_known (ClewPersonOverview *overview, const ClewPerson *person)
{
  g_autoptr (GPtrArray) contact = g_ptr_array_new ();
  g_autoptr (GPtrArray) described = g_ptr_array_new ();
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  add_fields (contact, person->record, contact_columns);
  add_birth (known, person);
  add_referrals (known, person);
  for (guint i = 0; i < person->identifiers->len; i++)
    {
      ClewRecord *identifier = g_ptr_array_index (person->identifiers, i);

      g_ptr_array_add (known,
                       clew_boxed_row_new_property (clew_record_get_choice_label (identifier,
                                                                                  "kind"),
                                                    clew_record_get_text (identifier, "number")));
    }
  add_fields (described, person->record, described_columns);
  clew_boxed_list_fill (overview->contact_list, contact);
  clew_boxed_list_fill (overview->described_list, described);
  clew_boxed_list_fill (overview->known_list, known);
  gtk_widget_set_visible (overview->contact_box, contact->len > 0);
  gtk_widget_set_visible (overview->described_box, described->len > 0);
  gtk_widget_set_visible (overview->known_box, known->len > 0);
}

static void
clew_person_overview_dispose (GObject *object)
{
  ClewPersonOverview *overview = CLEW_PERSON_OVERVIEW (object);

  g_clear_object (&overview->office);
  g_clear_pointer (&overview->id, g_free);

  G_OBJECT_CLASS (clew_person_overview_parent_class)->dispose (object);
}

static void
clew_person_overview_class_init (ClewPersonOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_person_overview_dispose;

  g_type_ensure (CLEW_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/participants/clew-person-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, day_entry);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, day_box);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, day_words);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, hearing_part);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, hearing_box);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, hearing_list);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, hearing_nothing);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, legend);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, nobody_box);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, nobody_label);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, new_release_button);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, next_list);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, next_nothing);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, contact_list);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, contact_box);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, described_list);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, described_box);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, known_list);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonOverview, known_box);
  gtk_widget_class_bind_template_callback (widget_class, clew_boxed_list_activate);
  gtk_widget_class_bind_template_callback (widget_class, day_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, hearing_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_clicked_cb);
}

static void
clew_person_overview_init (ClewPersonOverview *overview)
{
  static const ClewHearingCell cells[] = { CLEW_HEARING_CELL_YES, CLEW_HEARING_CELL_TAKEN_BACK,
                                           CLEW_HEARING_CELL_NO };

  gtk_widget_init_template (GTK_WIDGET (overview));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    clew_wrap_box_append (overview->legend, clew_hear_row_new_legend (cells[i]));
}

/**
 * clew_person_overview_show:
 * @overview: the tab
 * @office: the open office
 * @person: whom it shows
 * @hearing: (element-type ClewHearingRow): who may hear what about them today
 * @error: return location
 *
 * Returns: %FALSE with @error set when something could not be read
 */
gboolean
clew_person_overview_show (ClewPersonOverview *overview,
                           ClewOffice         *office,
                           const ClewPerson   *person,
                           const GPtrArray    *hearing,
                           GError            **error)
{
  const char *id = clew_record_get_id (person->record);

  /* Of somebody else the day is today again; what is half typed stays. */
  g_set_object (&overview->office, office);
  if (g_strcmp0 (overview->id, id) != 0)
    {
      g_free (overview->id);
      overview->id = g_strdup (id);
      overview->on = CLEW_DAY_UNKNOWN;
      show_day (overview);
    }
  gtk_label_set_label (overview->nobody_label,
                       person->release == CLEW_RELEASE_PREPARED
                       ? _ ("Nobody may hear anything yet: the release waits for a signature.")
                       : _ ("Nobody may hear anything: there is no signed release."));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (overview->new_release_button), "s", id);
  if (overview->on == CLEW_DAY_UNKNOWN)
    show_hearing (overview, hearing);
  else
    choose_day (overview, overview->on);
  gtk_widget_set_visible (
    overview->hearing_part,
    clew_office_kind_holds (clew_record_get_text (clew_office_get_record (office), "kind"),
                            "consent"));
  show_known (overview, person);
  return show_next (overview, office, id, error);
}
