/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-roster-results.h"

#include "base/clew-fold.h"
#include "desk/clew-accessible.h"
#include "desk/clew-boxed-rows.h"
#include "desk/clew-check-row.h"
#include "desk/clew-heading-list.h"

#include <glib/gi18n.h>

#include <string.h>

/* As many rows as anybody looks through; of more, one is searched for. */
#define MOST_ROWS 100

struct _ClewRosterResults
{
  GtkBox parent_instance;

  GtkWidget  *warning_box;
  GtkLabel   *warning;
  GtkListBox *steps;
  GtkWidget  *search;
  GtkWidget  *tick_all;
  GtkListBox *cleared;
  GtkLabel   *cleared_note;
  GtkListBox *withheld;
  GtkLabel   *withheld_note;

  ClewRoster *roster; /* nullable */
  GHashTable *chosen; /* ids of people; whoever may not be spoken of any more does not count */
  gboolean    filling;
};

G_DEFINE_FINAL_TYPE (ClewRosterResults, clew_roster_results, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_chosen (ClewRosterResults *results, const ClewRosterPerson *person)
{
  return g_hash_table_contains (results->chosen, person->participant);
}

static gboolean
are_all_chosen (ClewRosterResults *results)
{
  for (guint i = 0; i < results->roster->cleared->len; i++)
    if (!is_chosen (results, g_ptr_array_index (results->roster->cleared, i)))
      return FALSE;
  return TRUE;
}

static void
show_tick_all (ClewRosterResults *results)
{
  gtk_widget_set_visible (results->tick_all, results->roster->cleared->len > 0);
  gtk_button_set_label (GTK_BUTTON (results->tick_all),
                        are_all_chosen (results) ? _ ("_Untick All") : _ ("_Tick All"));
}

static void
toggled_cb (ClewCheckRow *row, ClewRosterResults *results)
{
  const char *id = g_object_get_data (G_OBJECT (row), "participant");

  if (results->filling)
    return;
  if (clew_check_row_get_active (row))
    g_hash_table_add (results->chosen, g_strdup (id));
  else
    g_hash_table_remove (results->chosen, id);
  show_tick_all (results);
  g_signal_emit (results, signals[CHANGED], 0);
}

/* Those whose name holds what is searched for. */
static GPtrArray *
find_people (ClewRosterResults *results, GPtrArray *people)
{
  g_autofree char *wanted = clew_fold (gtk_editable_get_text (GTK_EDITABLE (results->search)));
  GPtrArray       *found = g_ptr_array_new ();

  for (guint i = 0; i < people->len; i++)
    {
      ClewRosterPerson *person = g_ptr_array_index (people, i);
      g_autofree char  *name = clew_fold (person->name);

      if (strstr (name, wanted) != NULL)
        g_ptr_array_add (found, person);
    }
  return found;
}

static void
say (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* Beneath a list: that it is cut short, or why there is none. */
static void
say_note (ClewRosterResults *results, GtkLabel *label, guint n_found, guint n_all, const char *none)
{
  g_autofree char *cut = NULL;

  if (n_all == 0)
    say (label, none);
  else if (n_found == 0)
    say (label, _ ("Nobody here is found by that name."));
  else if (n_found > MOST_ROWS)
    {
      cut = g_strdup_printf (_ ("Only the first %d are shown. Search for a name to find the "
                                "others."),
                                MOST_ROWS);
      say (label, cut);
    }
  else
    say (label, NULL);
}

static GtkWidget *
new_cleared_row (ClewRosterResults *results, const ClewRosterPerson *person)
{
  ClewCheckRow *row = clew_check_row_new (person->name, NULL, is_chosen (results, person));

  g_object_set_data_full (G_OBJECT (row), "participant", g_strdup (person->participant), g_free);
  g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), results, 0);
  return GTK_WIDGET (row);
}

static GtkWidget *
new_withheld_row (ClewRosterResults *results, const ClewRosterPerson *person)
{
  g_autofree char *why = clew_roster_explain (results->roster, person);
  GtkWidget       *row = clew_boxed_row_new ("action-unavailable-symbolic", person->name, why);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static guint
fill_list (ClewRosterResults *results, GtkListBox *list, GPtrArray *people, gboolean cleared)
{
  g_autoptr (GPtrArray) found = find_people (results, people);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < MIN (found->len, MOST_ROWS); i++)
    g_ptr_array_add (rows, cleared ? new_cleared_row (results, found->pdata[i])
                                   : new_withheld_row (results, found->pdata[i]));
  clew_boxed_list_fill (list, rows);
  return found->len;
}

static void
fill_people (ClewRosterResults *results)
{
  GPtrArray *cleared = results->roster->cleared, *withheld = results->roster->withheld;
  guint      n;

  results->filling = TRUE;
  n = fill_list (results, results->cleared, cleared, TRUE);
  say_note (results, results->cleared_note, n, cleared->len,
            _ ("Nobody may be spoken of with those who are present."));
  n = fill_list (results, results->withheld, withheld, FALSE);
  say_note (results, results->withheld_note, n, withheld->len,
            _ ("Nobody who signed a release is barred."));
  results->filling = FALSE;
  gtk_widget_set_visible (results->search, cleared->len + withheld->len > 0);
  show_tick_all (results);
}

static const char *
get_agency (ClewRosterResults *results, guint place)
{
  return place < results->roster->agencies->len
           ? g_ptr_array_index (results->roster->agencies, place)
           : _ ("whoever is not in the directory");
}

/* Whom to ask to step out for a part of the meeting. */
static void
fill_steps (ClewRosterResults *results)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i <= results->roster->agencies->len; i++)
    {
      guint            gain = results->roster->gains[i];
      g_autofree char *title = NULL;
      g_autofree char *subtitle = NULL;

      if (gain == 0)
        continue;
      /* Translators: %s is an agency at a meeting */
      title = g_strdup_printf (_ ("Without %s"), get_agency (results, i));
      subtitle = g_strdup_printf (ngettext ("%u more could be spoken of",
                                            "%u more could be spoken of", gain),
                                  gain);
      g_ptr_array_add (rows, clew_boxed_row_new (NULL, title, subtitle));
    }
  clew_boxed_list_fill (results->steps, rows);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (results->steps)), rows->len > 0);
}

static void
show_warning (ClewRosterResults *results)
{
  int              all = clew_roster_find_bar_to_all (results->roster);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (results->warning_box, all >= 0);
  if (all < 0)
    return;
  /* Translators: %s is an agency at a meeting */
  text = g_strdup_printf (_ ("Nobody may be spoken of in front of %s."),
                             get_agency (results, (guint)all));
  gtk_label_set_label (results->warning, text);
}

/**
 * clew_roster_results_take:
 * @results: the lists
 * @roster: (transfer full): what they show from now on
 *
 * Who was ticked stays so while they may be spoken of.
 */
void
clew_roster_results_take (ClewRosterResults *results, ClewRoster *roster)
{
  g_return_if_fail (CLEW_IS_ROSTER_RESULTS (results));

  clew_roster_free (results->roster);
  results->roster = roster;
  show_warning (results);
  fill_steps (results);
  fill_people (results);
}

/**
 * clew_roster_results_add_paper:
 * @results: the lists
 * @paper: what is chosen for the list on paper; it stands under those who may be on it
 */
void
clew_roster_results_add_paper (ClewRosterResults *results, GtkWidget *paper)
{
  g_return_if_fail (CLEW_IS_ROSTER_RESULTS (results));

  gtk_box_insert_child_after (GTK_BOX (results), paper,
                              gtk_widget_get_parent (GTK_WIDGET (results->cleared)));
}

/**
 * clew_roster_results_list_chosen:
 * @results: the lists
 *
 * Returns: (transfer full) (array zero-terminated=1): ids of those who are ticked and may be
 *   spoken of, in the order of the list
 */
GStrv
clew_roster_results_list_chosen (ClewRosterResults *results)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (CLEW_IS_ROSTER_RESULTS (results), NULL);

  for (guint i = 0; results->roster != NULL && i < results->roster->cleared->len; i++)
    {
      const ClewRosterPerson *person = g_ptr_array_index (results->roster->cleared, i);

      if (is_chosen (results, person))
        g_strv_builder_add (ids, person->participant);
    }
  return g_strv_builder_end (ids);
}

static void
tick_all_cb (ClewRosterResults *results)
{
  gboolean none = are_all_chosen (results);

  g_hash_table_remove_all (results->chosen);
  for (guint i = 0; !none && i < results->roster->cleared->len; i++)
    {
      const ClewRosterPerson *person = g_ptr_array_index (results->roster->cleared, i);

      g_hash_table_add (results->chosen, g_strdup (person->participant));
    }
  fill_people (results);
  g_signal_emit (results, signals[CHANGED], 0);
}

static void
search_changed_cb (ClewRosterResults *results)
{
  if (results->roster != NULL)
    fill_people (results);
}

static void
clew_roster_results_finalize (GObject *object)
{
  ClewRosterResults *results = CLEW_ROSTER_RESULTS (object);

  clew_roster_free (results->roster);
  g_hash_table_unref (results->chosen);

  G_OBJECT_CLASS (clew_roster_results_parent_class)->finalize (object);
}

static void
clew_roster_results_class_init (ClewRosterResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clew_roster_results_finalize;

  /**
   * ClewRosterResults::changed:
   *
   * Somebody else is ticked.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
add_note (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_warning (ClewRosterResults *results)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (NULL);

  results->warning_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  results->warning = GTK_LABEL (label);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_wrap (results->warning, TRUE);
  gtk_label_set_xalign (results->warning, 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_visible (results->warning_box, FALSE);
  gtk_box_append (GTK_BOX (results->warning_box), icon);
  gtk_box_append (GTK_BOX (results->warning_box), label);
  gtk_box_append (GTK_BOX (results), results->warning_box);
}

static void
add_finding (ClewRosterResults *results)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  results->search = gtk_search_entry_new ();
  results->tick_all = gtk_button_new_with_mnemonic (_ ("_Tick All"));
  g_object_set (results->search, "placeholder-text", _ ("Find a name"), NULL);
  clew_accessible_set_name (results->search, _ ("Find a name"));
  gtk_widget_set_hexpand (results->search, TRUE);
  gtk_box_append (GTK_BOX (bar), results->search);
  gtk_box_append (GTK_BOX (bar), results->tick_all);
  gtk_box_append (GTK_BOX (results), bar);
  g_signal_connect_object (results->search, "search-changed", G_CALLBACK (search_changed_cb),
                           results, G_CONNECT_SWAPPED);
  g_signal_connect_object (results->tick_all, "clicked", G_CALLBACK (tick_all_cb), results,
                           G_CONNECT_SWAPPED);
}

static void
clew_roster_results_init (ClewRosterResults *results)
{
  GtkWidget *box = GTK_WIDGET (results);

  results->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (results), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (results), 18);
  add_warning (results);
  results->steps = clew_heading_list_add (box, _ ("If somebody steps out"));
  add_finding (results);
  results->cleared = clew_heading_list_add (box, _ ("May be spoken of: tick for the list"));
  results->cleared_note = add_note (gtk_widget_get_parent (GTK_WIDGET (results->cleared)));
  results->withheld = clew_heading_list_add (box, _ ("Must not be spoken of"));
  results->withheld_note = add_note (gtk_widget_get_parent (GTK_WIDGET (results->withheld)));
}

/**
 * clew_roster_results_new:
 *
 * Returns: (transfer floating): the lists, showing nobody yet
 */
ClewRosterResults *
clew_roster_results_new (void)
{
  return g_object_new (CLEW_TYPE_ROSTER_RESULTS, NULL);
}
