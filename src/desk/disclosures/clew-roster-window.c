/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-roster-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "desk/clew-error-words.h"
#include "desk/clew-day-field.h"
#include "desk/clew-entry-frame.h"
#include "desk/clew-heading-list.h"
#include "desk/disclosures/clew-roster-output.h"
#include "desk/disclosures/clew-roster-results.h"
#include "records/clew-agency.h"
#include "records/clew-office-read.h"
#include "rules/clew-wording-rules.h"

#include <glib/gi18n.h>

struct _ClewRosterWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame     frame;
  ClewDayField      *day;
  GtkListBox        *agencies;
  GtkWidget         *others;
  GtkLabel          *others_note;
  GtkListBox        *kinds;
  GtkStack          *answer; /* at the end: what there is to say */
  AdwStatusPage     *empty;
  AdwStatusPage     *problem;
  ClewRosterResults *results;
  GtkWidget         *paper; /* what is chosen for the list */
  ClewCheckRow      *initials;
  ClewCheckRow      *names;
  GtkWidget         *save;

  ClewOffice *office;
  GPtrArray  *directory;  /* ClewRecord: the agencies of the site */
  char       *outcome;    /* (nullable): what became of the last list, till something changes */
  gboolean    has_failed; /* that one */
  guint       n_cleared;  /* of the last answer */
  guint       n_withheld;
  guint       generation; /* answers to an earlier question are late */
  gboolean    had_others;
  gboolean    is_current; /* whether the results answer what is entered */
  gboolean    closed;
};

G_DEFINE_FINAL_TYPE (ClewRosterWindow, clew_roster_window, ADW_TYPE_WINDOW)

/* What is entered */

static const char *
get_id (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

static GStrv
list_ticked (GtkListBox *list)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (get_id (row) != NULL && clew_check_row_get_active (CLEW_CHECK_ROW (row)))
      g_strv_builder_add (ids, get_id (row));
  return g_strv_builder_end (ids);
}

static gboolean
has_others (ClewRosterWindow *window)
{
  return !clew_wording_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (window->others)));
}

/* The question with its lists, for the thread or for a while. */
typedef struct
{
  ClewRosterQuestion question;
  GStrv              agencies;
  GStrv              categories;
} Asked;

static Asked *
asked_new (ClewRosterWindow *window)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->agencies = list_ticked (window->agencies);
  asked->categories = list_ticked (window->kinds);
  asked->question = (ClewRosterQuestion){
    .agencies = (const char *const *)asked->agencies,
    .has_others = has_others (window),
    .categories = (const char *const *)asked->categories,
    .on = clew_day_field_get_day (window->day),
  };
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_strfreev (asked->agencies);
  g_strfreev (asked->categories);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static const char *
find_missing (const Asked *asked)
{
  if (asked->question.on == CLEW_DAY_UNKNOWN)
    return _ ("Enter the day of the meeting.");
  if (asked->agencies[0] == NULL && !asked->question.has_others)
    return _ ("Tick who is present. Nothing chosen means nobody.");
  if (asked->categories[0] == NULL)
    return _ ("Tick what will be spoken of. Nothing chosen means nothing.");
  return NULL;
}

/* What is said */

static char *
dup_counts (ClewRosterWindow *window)
{
  g_autofree char *may = g_strdup_printf (ngettext ("%u person may be spoken of",
                                                    "%u people may be spoken of",
                                                    window->n_cleared),
                                          window->n_cleared);
  g_autofree char *must_not = g_strdup_printf (ngettext ("%u must not be", "%u must not be",
                                                         window->n_withheld),
                                               window->n_withheld);

  return g_strjoin (" · ", may, must_not, NULL);
}

/* Why nothing can be printed though the lists stand. */
static char *
dup_hindrance (ClewRosterWindow *window, ClewDay on, guint n_chosen)
{
  ClewDay today = clew_office_today (window->office);

  if (window->n_cleared == 0)
    return g_strdup (_ ("Nobody is left for a list"));
  if (on > today)
    return g_strdup (_ ("As known today; the list is printed on the day of the meeting"));
  if (on < today)
    return g_strdup (_ ("As it was on that day; a list is printed only for today"));
  if (n_chosen == 0)
    return g_strdup (_ ("Tick those of whom you will speak, to print a list"));
  if (n_chosen > CLEW_ROSTER_MOST)
    return g_strdup_printf (_ ("A list has at most %d people"), CLEW_ROSTER_MOST);
  return NULL;
}

static void
say (ClewRosterWindow *window)
{
  g_autoptr (Asked) asked = asked_new (window);
  g_auto (GStrv) chosen = clew_roster_results_list_chosen (window->results);
  guint            n = g_strv_length (chosen);
  const char      *missing = find_missing (asked);
  g_autofree char *counts = dup_counts (window);
  g_autofree char *hindrance = dup_hindrance (window, asked->question.on, n);
  g_autofree char *ready = g_strdup_printf (ngettext ("%u chosen for the list",
                                                      "%u chosen for the list", n),
                                            n);
  g_autofree char *text = g_strjoin (" · ", counts, hindrance != NULL ? hindrance : ready, NULL);
  gboolean         can_print = window->is_current && missing == NULL && hindrance == NULL;

  if (missing == NULL && !window->is_current)
    missing = _ ("Looking who may be spoken of…");
  clew_entry_frame_say (&window->frame, missing);
  if (missing == NULL)
    gtk_label_set_label (window->frame.missing,
                         window->outcome != NULL ? window->outcome : text);
  if (missing == NULL && window->outcome != NULL && window->has_failed)
    gtk_widget_add_css_class (GTK_WIDGET (window->frame.missing), "error");
  gtk_widget_set_sensitive (window->frame.commit, can_print);
  gtk_widget_set_sensitive (window->save, can_print);
  gtk_widget_set_sensitive (GTK_WIDGET (window->results), window->is_current);
}

static void
say_others (ClewRosterWindow *window)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (window->others));
  ClewRecord      *known = has_others (window)
                             ? clew_agency_find_called (window->directory, text)
                             : NULL;
  g_autofree char *note = NULL;

  if (known != NULL)
    /* Translators: %s is an agency */
    note = g_strdup_printf (_ ("%s is in the directory of agencies. Tick it above, and clear this "
                               "line."),
                               clew_record_get_text (known, "legal_name"));
  else if (has_others (window))
    note = g_strdup (_ ("A release names only agencies of the directory. While somebody else is "
                        "present, nobody may be spoken of."));
  gtk_label_set_label (window->others_note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (window->others_note), note != NULL);
  clew_accessible_set_description (window->others, note != NULL ? note : "");
}

/* Reading */

static gpointer
read_roster (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  return clew_roster_load (reader, &((Asked *)data)->question, today, error);
}

typedef struct
{
  ClewRosterWindow *window;
  guint             generation;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (ClewRosterWindow) window = reading->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRoster) roster = clew_office_read_finish (result, &error);

  if (window->closed || reading->generation != window->generation)
    return;
  if (roster == NULL)
    {
      clew_error_words_show (window->problem, error);
      gtk_stack_set_visible_child_name (window->answer, "problem");
      clew_entry_frame_fail (&window->frame, error);
      return;
    }
  window->n_cleared = roster->cleared->len;
  window->n_withheld = roster->withheld->len;
  window->is_current = TRUE;
  clew_roster_results_take (window->results, g_steal_pointer (&roster));
  gtk_stack_set_visible_child_name (window->answer, "results");
  gtk_widget_set_visible (window->paper, window->n_cleared > 0);
  clew_accessible_mend (GTK_WIDGET (window->results));
  say (window);
}

/* What stands there does not hold any more until the answer comes. */
static void
ask (ClewRosterWindow *window)
{
  Asked   *asked = asked_new (window);
  Reading *reading;

  window->is_current = FALSE;
  window->generation++;
  say (window);
  if (find_missing (asked) != NULL)
    {
      gtk_stack_set_visible_child_name (window->answer, "empty");
      asked_free (asked);
      return;
    }
  reading = g_new (Reading, 1);
  *reading = (Reading){ g_object_ref (window), window->generation };
  clew_office_read_async (window->office, read_roster, asked, (GDestroyNotify)asked_free,
                          (GDestroyNotify)clew_roster_free, read_cb, reading);
}

static void
changed_cb (ClewRosterWindow *window)
{
  g_clear_pointer (&window->outcome, g_free);
  ask (window);
}

/* Who they are is kept nowhere; that there is somebody is what counts. */
static void
others_cb (ClewRosterWindow *window)
{
  say_others (window);
  if (window->had_others == has_others (window))
    return;
  window->had_others = !window->had_others;
  changed_cb (window);
}

static void
chosen_cb (ClewRosterWindow *window)
{
  g_clear_pointer (&window->outcome, g_free);
  say (window);
}

/* The paper */

static void
out_cb (char *outcome, gboolean failed, gpointer data)
{
  g_autoptr (ClewRosterWindow) window = data;
  g_autofree char *text = outcome;

  if (window->closed || outcome == NULL)
    return;
  g_free (window->outcome);
  window->outcome = g_steal_pointer (&text);
  window->has_failed = failed;
  ask (window);
}

static void
bring_out (ClewRosterWindow *window, gboolean to_file)
{
  g_autoptr (Asked) asked = asked_new (window);
  g_auto (GStrv) chosen = clew_roster_results_list_chosen (window->results);

  clew_roster_output_begin (GTK_WINDOW (window), window->office, &asked->question,
                            (const char *const *)chosen,
                            clew_check_row_get_active (window->names), to_file, out_cb,
                            g_object_ref (window));
}

static void
commit_cb (ClewRosterWindow *window)
{
  bring_out (window, FALSE);
}

static void
save_cb (ClewRosterWindow *window)
{
  bring_out (window, TRUE);
}

static void
clew_roster_window_dispose (GObject *object)
{
  ClewRosterWindow *window = CLEW_ROSTER_WINDOW (object);

  window->closed = TRUE;
  if (window->office != NULL)
    g_signal_handlers_disconnect_by_data (window->office, window);
  g_clear_object (&window->office);

  G_OBJECT_CLASS (clew_roster_window_parent_class)->dispose (object);
}

static void
clew_roster_window_finalize (GObject *object)
{
  ClewRosterWindow *window = CLEW_ROSTER_WINDOW (object);

  g_clear_pointer (&window->directory, g_ptr_array_unref);
  g_free (window->outcome);

  G_OBJECT_CLASS (clew_roster_window_parent_class)->finalize (object);
}

static void
clew_roster_window_class_init (ClewRosterWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_roster_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_roster_window_finalize;
}

static void
clew_roster_window_init (ClewRosterWindow *window)
{
}

/* Building it */

static void
watch (ClewRosterWindow *window, gpointer object, const char *signal, GCallback callback)
{
  g_signal_connect_object (object, signal, callback, window, G_CONNECT_SWAPPED);
}

static void
add_choice (ClewRosterWindow *window, GtkListBox *list, const char *id, const char *title,
            const char *subtitle)
{
  ClewCheckRow *row = clew_check_row_new (title, subtitle, FALSE);

  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (list, GTK_WIDGET (row));
  watch (window, row, "toggled", G_CALLBACK (changed_cb));
}

static void
add_agency (ClewRosterWindow *window, ClewRecord *agency)
{
  const char      *kind = clew_choice_get_label (clew_agency_kinds,
                                                 clew_record_get_text (agency, "kind"));
  g_autofree char *barred = NULL;

  if (!clew_agency_may_receive (agency))
    /* Translators: of an agency at a meeting; %s is what kind of agency it is */
    barred = g_strdup_printf (_ ("%s; the site lets it receive nothing"), kind);
  add_choice (window, window->agencies, clew_record_get_id (agency),
              clew_record_get_text (agency, "legal_name"), barred != NULL ? barred : kind);
}

/* By kind, and of one kind by name; without those that are gone. */
static void
add_agencies (ClewRosterWindow *window)
{
  ClewDay today = clew_office_today (window->office);

  window->agencies = clew_heading_list_add (window->frame.column, _ ("Agencies present"));
  for (guint kind = 0; clew_agency_kinds[kind].id != NULL; kind++)
    for (guint i = 0; i < window->directory->len; i++)
      {
        ClewRecord *agency = g_ptr_array_index (window->directory, i);

        if (g_strcmp0 (clew_record_get_text (agency, "kind"), clew_agency_kinds[kind].id) == 0 &&
            clew_agency_get_agreement (agency, today) != CLEW_AGREEMENT_ENDED)
          add_agency (window, agency);
      }
}

static void
add_others (ClewRosterWindow *window)
{
  GtkWidget *group = gtk_widget_get_parent (GTK_WIDGET (window->agencies));
  GtkWidget *note = gtk_label_new (NULL);

  window->others = adw_entry_row_new ();
  window->others_note = GTK_LABEL (note);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->others),
                                 _ ("Others present (not in the directory)"));
  gtk_list_box_append (window->agencies, window->others);
  gtk_label_set_wrap (window->others_note, TRUE);
  gtk_label_set_xalign (window->others_note, 0);
  gtk_widget_set_visible (note, FALSE);
  gtk_box_append (GTK_BOX (group), note);
  watch (window, window->others, "changed", G_CALLBACK (others_cb));
}

static void
add_kinds (ClewRosterWindow *window)
{
  window->kinds = clew_heading_list_add (window->frame.column, _ ("What will be spoken of"));
  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    add_choice (window, window->kinds, clew_information_categories[i].id,
                _ (clew_information_categories[i].label), NULL);
}

static void
add_paper (ClewRosterWindow *window)
{
  GtkListBox *list;

  window->paper = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  list = clew_heading_list_add (window->paper, _ ("On the list"));
  window->initials = clew_check_row_new_choice (_ ("Initials"), NULL, NULL);
  window->names = clew_check_row_new_choice (_ ("Names"), NULL, window->initials);
  window->save = gtk_button_new_with_mnemonic (_ ("_Save as PDF…"));
  gtk_list_box_append (list, GTK_WIDGET (window->initials));
  gtk_list_box_append (list, GTK_WIDGET (window->names));
  gtk_widget_set_halign (window->save, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (window->paper), window->save);
  gtk_widget_set_visible (window->paper, FALSE);
  clew_roster_results_add_paper (window->results, window->paper);
  watch (window, window->save, "clicked", G_CALLBACK (save_cb));
}

static GtkWidget *
new_scroller (GtkWidget *column)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_start (column, 18);
  gtk_widget_set_margin_end (column, 18);
  gtk_widget_set_margin_top (column, 18);
  gtk_widget_set_margin_bottom (column, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), column);
  return scroller;
}

static AdwStatusPage *
new_status (const char *icon_name, const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_add_css_class (page, "compact");
  return ADW_STATUS_PAGE (page);
}

static const char empty_text[] =
  N_ ("Tick the agencies and what will be spoken of, and see here who may be spoken of.");

static void
add_answer (ClewRosterWindow *window)
{
  const char *title = _ ("Who Is Present?");
  GtkWidget  *again = gtk_button_new_with_mnemonic (_ ("_Try Again"));

  window->answer = GTK_STACK (gtk_stack_new ());
  window->empty = new_status ("system-users-symbolic", title, _ (empty_text));
  window->problem = new_status ("dialog-warning-symbolic", "", "");
  window->results = clew_roster_results_new ();
  gtk_widget_set_halign (again, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (again, "pill");
  adw_status_page_set_child (window->problem, again);
  gtk_stack_add_named (window->answer, GTK_WIDGET (window->empty), "empty");
  gtk_stack_add_named (window->answer, GTK_WIDGET (window->problem), "problem");
  gtk_stack_add_named (window->answer, new_scroller (GTK_WIDGET (window->results)), "results");
  gtk_stack_set_hhomogeneous (window->answer, FALSE);
  clew_entry_frame_add_beside (ADW_WINDOW (window), GTK_WIDGET (window->answer));
  watch (window, again, "clicked", G_CALLBACK (ask));
}

static void
fill (ClewRosterWindow *window)
{
  window->day = clew_day_field_new (_ ("Day of the meeting"), clew_office_today (window->office));
  clew_day_field_set_day (window->day, clew_office_today (window->office));
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->day));
  add_agencies (window);
  add_others (window);
  add_kinds (window);
  add_answer (window);
  add_paper (window);
  watch (window, window->day, "changed", G_CALLBACK (changed_cb));
  watch (window, window->results, "changed", G_CALLBACK (chosen_cb));
  watch (window, window->frame.commit, "clicked", G_CALLBACK (commit_cb));
  /* What is taken back at another desk of this office counts here at once. */
  watch (window, window->office, "changed", G_CALLBACK (ask));
  ask (window);
}

static const char explanation[] =
  N_ ("All who are in the room hear what is said there. Somebody may be spoken of only if the "
      "release in force lets each agency present hear it. Whoever signed no release is not listed: "
      "nothing may be said about them, whoever is present.");

/**
 * clew_roster_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 *
 * Returns: (transfer none): the window, with nobody present yet
 */
ClewRosterWindow *
clew_roster_window_new (GtkWindow *parent, ClewOffice *office)
{
  ClewRosterWindow *window = g_object_new (CLEW_TYPE_ROSTER_WINDOW,
                                           "default-width", 960,
                                           "default-height", 680,
                                           NULL);
  g_autoptr (GError) error = NULL;

  window->office = g_object_ref (office);
  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent, _ ("Work Group Meeting"));
  clew_entry_frame_set_verb (&window->frame, _ ("_Print…"));
  clew_entry_frame_set_help (ADW_WINDOW (window), "meeting");
  gtk_button_set_label (GTK_BUTTON (window->frame.leave), _ ("_Close"));
  clew_entry_frame_add_text (&window->frame, _ (explanation));
  window->directory = clew_agency_list_load (clew_office_get_store (office), NULL, &error);
  if (window->directory != NULL)
    fill (window);
  else
    {
      gtk_widget_set_sensitive (window->frame.commit, FALSE);
      clew_entry_frame_fail (&window->frame, error);
    }
  clew_accessible_mend (GTK_WIDGET (window));
  return window;
}

/**
 * clew_roster_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @id: unused
 *
 * Opens the window, with nobody present and nothing to be spoken of.
 */
void
clew_roster_window_present (GtkWindow *parent, ClewOffice *office, const char *id)
{
  ClewRosterWindow *window = clew_roster_window_new (parent, office);

  if (window->agencies != NULL)
    gtk_widget_child_focus (GTK_WIDGET (window->agencies), GTK_DIR_TAB_FORWARD);
  gtk_window_present (GTK_WINDOW (window));
}
