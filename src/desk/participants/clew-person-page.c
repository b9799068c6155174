/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-person-page.h"

#include "base/clew-error.h"
#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-pill.h"
#include "desk/clew-received-rows.h"
#include "desk/participants/clew-person-disclosures.h"
#include "desk/participants/clew-person-legal.h"
#include "desk/participants/clew-person-overview.h"
#include "desk/participants/clew-person-releases.h"
#include "desk/participants/clew-person-timeline.h"
#include "desk/participants/clew-person-words.h"
#include "desk/clew-wrap-box.h"
#include "records/clew-day-words.h"
#include "records/clew-person-name.h"
#include "records/clew-state-words.h"
#include "records/clew-who-may-hear.h"
#include "rules/clew-office-rules.h"

#include <glib/gi18n.h>

/* How many days before a hearing its pill shows. */
#define HEARING_SOON_DAYS 14

struct _ClewPersonPage
{
  AdwBin parent_instance;

  AdwHeaderBar          *header_bar;
  GtkWidget             *back_button;
  GtkWidget             *switcher_bar;
  GtkWidget             *new_release_button;
  GtkWidget             *menu_button;
  GtkStack              *states;
  AdwStatusPage         *gone_page;
  AdwStatusPage         *error_page;
  GtkLabel              *error_details;
  AdwAvatar             *avatar;
  GtkLabel              *name;
  GtkLabel              *about;
  ClewWrapBox           *pills;
  AdwViewStack          *tabs;
  ClewPersonOverview    *overview;
  ClewPersonTimeline    *timeline;
  ClewPersonLegal       *legal;
  ClewPersonReleases    *releases;
  ClewPersonDisclosures *disclosures;
  AdwPreferencesGroup   *received;
  AdwViewStackPage      *received_tab;
  AdwViewStackPage      *releases_tab;
  AdwViewStackPage      *disclosures_tab;

  ClewOffice *office;
  char       *id;
  ClewRecord *record; /* who is on screen */
  guint       focus_id;
};

G_DEFINE_FINAL_TYPE (ClewPersonPage, clew_person_page, ADW_TYPE_BIN)

/* The header: who it is, and what must not be overlooked */

/* Here also long words wrap only when they fill a line. */
static void
add_pill (ClewPersonPage *page, GtkWidget *pill)
{
  GtkWidget *label = gtk_widget_get_last_child (pill);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), -1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), -1);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  clew_wrap_box_append (page->pills, pill);
}

static char *
list_taken_back (const GPtrArray *hearing, guint *n)
{
  GString *names = g_string_new (NULL);

  *n = 0;
  for (guint i = 0; i < hearing->len; i++)
    {
      const ClewHearingRow *row = g_ptr_array_index (hearing, i);
      gboolean              taken_back = FALSE;

      for (guint j = 0; clew_information_categories[j].id != NULL; j++)
        taken_back |= row->answers[j].answer == CLEW_HEAR_REVOKED_AGENCY ||
                      row->answers[j].answer == CLEW_HEAR_RESTRICTED;
      if (!taken_back)
        continue;
      (*n)++;
      g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", row->name);
    }
  return g_string_free (names, FALSE);
}

/* What was taken back has a pill of its own, so this one says how long the
 * rest holds. */
static void
add_release_pill (ClewPersonPage *page, const ClewPerson *person, guint n_taken_back)
{
  ClewDay          today = clew_office_today (page->office);
  ClewReleaseState state = person->release;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (state == CLEW_RELEASE_PARTLY_REVOKED && n_taken_back > 0)
    state = person->release_day != CLEW_DAY_UNKNOWN &&
                person->release_day <= today + CLEW_RELEASE_SOON_DAYS
              ? CLEW_RELEASE_EXPIRING
              : CLEW_RELEASE_ACTIVE;
  words = clew_release_words (state, person->release_day, today);
  /* Translators: %s is the state of somebody's release: "Active until May 3, 2027" */
  text = state == CLEW_RELEASE_NONE ? g_strdup (words) : g_strdup_printf (_ ("Release: %s"), words);
  add_pill (page, clew_pill_new (clew_release_state_icon (state), text,
                                 clew_release_state_tone (state)));
}

static void
add_taken_back_pill (ClewPersonPage *page, const char *names, guint n)
{
  g_autofree char *text = NULL;
  GtkWidget       *pill;

  if (n == 0)
    return;
  /* Translators: an agency that could hear something and may not any more */
  text = n == 1 ? g_strdup_printf (_ ("Taken back for %s"), names)
                : g_strdup_printf (ngettext ("Taken back for %u agency",
                                             "Taken back for %u agencies", n),
                                   n);
  pill = clew_pill_new ("action-unavailable-symbolic", text, CLEW_PILL_CAREFUL);
  gtk_widget_set_tooltip_text (pill, n > 1 ? names : NULL);
  add_pill (page, pill);
}

static gboolean
add_hearing_pill (ClewPersonPage *page, GError **error)
{
  ClewDay today = clew_office_today (page->office);
  g_autoptr (GPtrArray) dates = clew_person_load_dates (clew_office_get_store (page->office),
                                                        page->id, today,
                                                        today + HEARING_SOON_DAYS, today, error);

  if (dates == NULL)
    return FALSE;
  for (guint i = 0; i < dates->len; i++)
    {
      const ClewPersonDate *date = g_ptr_array_index (dates, i);
      g_autofree char      *relative = NULL;
      g_autofree char      *text = NULL;

      if (date->kind != CLEW_DOCKET_HEARING)
        continue;
      relative = clew_day_words_relative (date->day, today);
      /* Translators: %s is "today", "tomorrow" or "in 3 days" */
      text = g_strdup_printf (_ ("Hearing %s"), relative);
      add_pill (page, clew_pill_new ("x-office-calendar-symbolic", text,
                                     CLEW_PILL_PLAIN));
      return TRUE;
    }
  return TRUE;
}

/* Whether this office makes releases, or is only told what they let others say. */
static gboolean
has_releases (ClewPersonPage *page)
{
  return clew_office_kind_holds (
    clew_record_get_text (clew_office_get_record (page->office), "kind"), "consent");
}

static void
add_enrollment_pill (ClewPersonPage *page, const ClewPerson *person)
{
  ClewDay          today = clew_office_today (page->office);
  g_autofree char *since = clew_day_words (person->enrollment.since);
  g_autofree char *text = NULL;

  /* Where referrals are not kept, that there is none says nothing. */
  if (person->enrollment.state == CLEW_ENROLLMENT_ACTIVE ||
      (person->enrollment.state == CLEW_ENROLLMENT_NOT_REFERRED && !has_releases (page)))
    return;
  if (person->enrollment.state == CLEW_ENROLLMENT_REFERRED &&
      person->enrollment.since != CLEW_DAY_UNKNOWN)
    /* Translators: how long the intake has been due, counted from the referral */
    text = g_strdup_printf (_ ("Referred, intake day %u"), today - person->enrollment.since);
  else if (person->enrollment.since != CLEW_DAY_UNKNOWN)
    /* Translators: how somebody stands to the program, and since when */
    text = g_strdup_printf (_ ("%s since %s"),
                               clew_enrollment_state_word (person->enrollment.state), since);
  else
    text = g_strdup (clew_enrollment_state_word (person->enrollment.state));
  add_pill (page, clew_pill_new ("user-info-symbolic", text, CLEW_PILL_PLAIN));
}

static gboolean
show_header (ClewPersonPage   *page,
             const ClewPerson *person,
             const GPtrArray  *hearing,
             GError          **error)
{
  g_autofree char *name = clew_person_dup_full_name (person->record);
  g_autofree char *about = clew_person_about_words (person, has_releases (page));
  const char      *alerts = clew_record_get_text (person->record, "alerts");
  guint            n_taken_back;
  g_autofree char *taken_back = list_taken_back (hearing, &n_taken_back);

  adw_avatar_set_text (page->avatar, name);
  gtk_label_set_label (page->name, name);
  gtk_label_set_label (page->about, about);
  clew_wrap_box_clear (page->pills);
  add_release_pill (page, person, n_taken_back);
  add_taken_back_pill (page, taken_back, n_taken_back);
  add_enrollment_pill (page, person);
  if (alerts != NULL)
    add_pill (page, clew_pill_new ("dialog-warning-symbolic", alerts,
                                   CLEW_PILL_CAREFUL));
  return add_hearing_pill (page, error);
}

/* The states of the page */

static void
show_state (ClewPersonPage *page, const char *state)
{
  gboolean person = g_str_equal (state, "person");

  gtk_stack_set_visible_child_name (page->states, state);
  gtk_widget_set_visible (page->switcher_bar, person);
  gtk_widget_set_visible (page->new_release_button, person && has_releases (page));
}

static void
show_error (ClewPersonPage *page, const GError *error)
{
  g_autofree char *details = clew_error_words_dup_details (error);

  clew_error_words_show (page->error_page, error);
  gtk_label_set_label (page->error_details, details);
  show_state (page, "error");
}

static gboolean
show_received (ClewPersonPage *page, GError **error)
{
  g_autoptr (GPtrArray) received = clew_received_list (clew_office_get_store (page->office),
                                                       page->id, clew_office_today (page->office),
                                                       error);

  if (received == NULL)
    return FALSE;
  clew_received_group_fill (page->received, page->office, received);
  adw_view_stack_page_set_visible (page->received_tab,
                                   received->len > 0 || !has_releases (page));
  adw_view_stack_page_set_visible (page->releases_tab, has_releases (page));
  adw_view_stack_page_set_visible (page->disclosures_tab, has_releases (page));
  return TRUE;
}

static gboolean
show_person (ClewPersonPage *page, GError **error)
{
  ClewStore *store = clew_office_get_store (page->office);
  ClewDay    today = clew_office_today (page->office);
  g_autoptr (ClewPerson) person = clew_person_load (store, page->id, today, error);
  g_autoptr (GPtrArray) hearing = NULL;

  if (person == NULL)
    return FALSE;
  if (clew_record_is_removed (person->record))
    {
      show_state (page, "gone");
      return TRUE;
    }
  hearing = clew_who_may_hear_load (store, page->id, today, error);
  if (hearing == NULL || !show_header (page, person, hearing, error) ||
      !clew_person_overview_show (page->overview, page->office, person, hearing, error) ||
      !clew_person_timeline_show (page->timeline, page->office, page->id, error) ||
      !clew_person_legal_show (page->legal, page->office, page->id, error) ||
      !clew_person_releases_show (page->releases, page->office, page->id, error) ||
      !clew_person_disclosures_show (page->disclosures, page->office, page->id, error) ||
      !show_received (page, error))
    return FALSE;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (page->new_release_button), "s", page->id);
  page->record = g_object_ref (person->record);
  show_state (page, "person");
  return TRUE;
}

static void
clew_person_page_dispose (GObject *object)
{
  ClewPersonPage *page = CLEW_PERSON_PAGE (object);

  g_clear_handle_id (&page->focus_id, g_source_remove);
  g_clear_object (&page->office);
  g_clear_object (&page->record);
  g_clear_pointer (&page->id, g_free);

  G_OBJECT_CLASS (clew_person_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, new_release_button);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, states);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, gone_page);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, error_details);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, name);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, about);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, pills);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, overview);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, legal);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, releases);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, disclosures);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, received);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, received_tab);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, releases_tab);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonPage, disclosures_tab);
}

static void
clew_person_page_class_init (ClewPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_person_page_dispose;

  g_type_ensure (CLEW_TYPE_PERSON_DISCLOSURES);
  g_type_ensure (CLEW_TYPE_PERSON_LEGAL);
  g_type_ensure (CLEW_TYPE_PERSON_OVERVIEW);
  g_type_ensure (CLEW_TYPE_PERSON_RELEASES);
  g_type_ensure (CLEW_TYPE_PERSON_TIMELINE);
  g_type_ensure (CLEW_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/participants/clew-person-page.ui");
  bind_children (widget_class);
}

static void
clew_person_page_init (ClewPersonPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  clew_menu_button_set_accessible_name (GTK_MENU_BUTTON (page->menu_button),
                                        _ ("More for This Participant"));
  show_state (page, "nobody");
}

/**
 * clew_person_page_set_office:
 * @page: the page
 * @office: an open office
 */
void
clew_person_page_set_office (ClewPersonPage *page, ClewOffice *office)
{
  g_set_object (&page->office, office);
}

/**
 * clew_person_page_show:
 * @page: the page
 * @id: (nullable): a participant's id, or %NULL for nobody
 *
 * Another person is shown from the top; the tab stays.
 */
void
clew_person_page_show (ClewPersonPage *page, const char *id)
{
  if (g_strcmp0 (id, page->id) == 0)
    return;
  g_free (page->id);
  page->id = g_strdup (id);
  clew_person_page_refresh (page);
}

/**
 * clew_person_page_refresh:
 * @page: the page
 *
 * Reads again what it shows.
 */
void
clew_person_page_refresh (ClewPersonPage *page)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (page->office != NULL);

  /* Whoever acts on the record acts on who is on screen, or on nobody. */
  g_clear_object (&page->record);
  if (page->id == NULL)
    {
      show_state (page, "nobody");
      return;
    }
  if (!show_person (page, &error))
    show_error (page, error);
}

static gboolean
focus_cb (gpointer data)
{
  ClewPersonPage *page = data;

  page->focus_id = 0;
  if (!gtk_widget_child_focus (GTK_WIDGET (page->tabs), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/**
 * clew_person_page_focus:
 * @page: the page
 *
 * Puts the focus on what there is to read first, once it is on screen.
 */
void
clew_person_page_focus (ClewPersonPage *page)
{
  if (page->focus_id == 0)
    page->focus_id = g_idle_add_full (G_PRIORITY_LOW, focus_cb, page, NULL);
}

/**
 * clew_person_page_get_id:
 * @page: the page
 *
 * Returns: (nullable): who is shown
 */
const char *
clew_person_page_get_id (ClewPersonPage *page)
{
  return page->id;
}

/**
 * clew_person_page_get_record:
 * @page: the page
 *
 * Returns: (transfer none) (nullable): the participant as last read, or %NULL
 *   when nobody is shown: nobody was chosen, they were removed, or can't be read
 */
ClewRecord *
clew_person_page_get_record (ClewPersonPage *page)
{
  return page->record;
}

/**
 * clew_person_page_set_alone:
 * @page: the page
 * @alone: whether the list stands behind the page rather than beside it
 */
void
clew_person_page_set_alone (ClewPersonPage *page, gboolean alone)
{
  gtk_widget_set_visible (page->back_button, alone);
  adw_header_bar_set_show_start_title_buttons (page->header_bar, alone);
}

/**
 * clew_person_page_show_tab:
 * @page: the page
 * @name: "overview", "timeline", "legal", "releases" or "disclosures"
 */
void
clew_person_page_show_tab (ClewPersonPage *page, const char *name)
{
  adw_view_stack_set_visible_child_name (page->tabs, name);
}

/**
 * clew_person_page_get_tab:
 * @page: the page
 *
 * Returns: the name of the tab that is shown
 */
const char *
clew_person_page_get_tab (ClewPersonPage *page)
{
  return adw_view_stack_get_visible_child_name (page->tabs);
}
