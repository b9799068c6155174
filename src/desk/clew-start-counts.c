/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-start-counts.h"

#include "desk/clew-accessible.h"
#include "desk/clew-cases-seen.h"
#include "records/clew-case-changes.h"
#include "records/clew-docket.h"
#include "records/clew-legal-lists.h"

#include <glib/gi18n.h>

/* The morning in six numbers. Each leads to where its list stands. */

/* Nobody counts further than this at a glance, and the reading stays short. */
#define MOST 99

static const struct
{
  const char *one, *many; /* beneath the number */
  const char *action;
} counts[CLEW_N_COUNTS] = {
  [CLEW_COUNT_TODAY] = { N_ ("hearing today"), N_ ("hearings today"), "win.show-view('docket')" },
  [CLEW_COUNT_OVERDUE] = { N_ ("needs an outcome"), N_ ("need an outcome"),
                           "win.show-view('docket')" },
  [CLEW_COUNT_FILING] = { N_ ("filing decision waits"), N_ ("filing decisions wait"),
                          "win.show-cases('board')" },
  [CLEW_COUNT_REVIEWS] = { N_ ("held case to review"), N_ ("held cases to review"),
                           "win.show-cases('reviews')" },
  [CLEW_COUNT_WARRANTS] = { N_ ("warrant stands"), N_ ("warrants stand"),
                            "win.show-cases('warrants')" },
  [CLEW_COUNT_CHANGES] = { N_ ("case changed"), N_ ("cases changed"),
                           "win.show-cases('changes')" },
};

/**
 * clew_start_seen_new:
 * @office: an open office
 *
 * Returns: (transfer full): what clew_start_counts_read() has to know of whoever looks
 */
ClewStartSeen *
clew_start_seen_new (ClewOffice *office)
{
  ClewStartSeen *seen = g_new0 (ClewStartSeen, 1);

  seen->since = clew_cases_seen_get (office);
  seen->me = g_strdup (clew_office_get_actor (office));
  return seen;
}

/**
 * clew_start_seen_free:
 * @seen: (transfer full): what is no longer needed
 */
void
clew_start_seen_free (ClewStartSeen *seen)
{
  g_free (seen->since);
  g_free (seen->me);
  g_free (seen);
}

static void
note (ClewStartNumber *number, guint n, gboolean more)
{
  number->n = MIN (n, MOST);
  number->more = more || n > MOST;
}

static gboolean
count_hearings (ClewStore       *reader,
                ClewDay          today,
                ClewDocketPart   part,
                ClewStartNumber *number,
                GError         **error)
{
  gboolean more = FALSE;
  g_autoptr(GPtrArray) rows = clew_docket_load_few (reader, part, today, today, MOST, &more, error);

  if (rows != NULL)
    note (number, rows->len, more);
  return rows != NULL;
}

static gboolean
count_filing (ClewStore *reader, ClewDay today, ClewStartNumber *number, GError **error)
{
  ClewCaseFilter filter = { .has_stage = TRUE, .stage = CLEW_STAGE_FILING_QUEUE };
  g_autoptr(GPtrArray) rows = clew_case_list_read (reader, &filter, today, error);

  if (rows != NULL)
    note (number, rows->len, FALSE);
  return rows != NULL;
}

static gboolean
count_reviews (ClewStore *reader, ClewDay today, ClewStartNumber *number, GError **error)
{
  g_autoptr(GPtrArray) rows = clew_review_list_read (reader, NULL, today, today, error);

  if (rows != NULL)
    note (number, rows->len, FALSE);
  return rows != NULL;
}

static gboolean
count_warrants (ClewStore *reader, ClewDay today, ClewStartNumber *number, GError **error)
{
  g_autoptr(GPtrArray) rows = clew_warrant_list_read (reader, NULL, today, error);

  if (rows != NULL)
    note (number, rows->len, FALSE);
  return rows != NULL;
}

static gboolean
count_changes (ClewStore           *reader,
               const ClewStartSeen *seen,
               ClewStartNumber     *number,
               GError             **error)
{
  g_autoptr(GHashTable) cases = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean more = FALSE;
  g_autoptr(GPtrArray) rows = clew_case_changes_read (reader, seen->since, seen->me, 10 * MOST,
                                                       &more, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      ClewCaseChange *change = g_ptr_array_index (rows, i);
      const char     *of = change->of.court_case != NULL ? change->of.court_case
                                                         : change->of.participant;

      if (!change->is_mine && of != NULL)
        g_hash_table_add (cases, (gpointer)of);
    }
  if (rows != NULL)
    note (number, g_hash_table_size (cases), more);
  return rows != NULL;
}

/**
 * clew_start_counts_read:
 * @reader: a store
 * @today: the office's day
 * @seen: of whoever looks
 * @numbers: (out caller-allocates): each count
 * @error: return location
 *
 * For a thread that may wait.
 *
 * Returns: %FALSE with @error set
 */
gboolean
clew_start_counts_read (ClewStore           *reader,
                        ClewDay              today,
                        const ClewStartSeen *seen,
                        ClewStartNumber      numbers[CLEW_N_COUNTS],
                        GError             **error)
{
  return count_hearings (reader, today, CLEW_DOCKET_NEXT_HEARINGS, &numbers[CLEW_COUNT_TODAY],
                         error) &&
         count_hearings (reader, today, CLEW_DOCKET_OVERDUE, &numbers[CLEW_COUNT_OVERDUE],
                         error) &&
         count_filing (reader, today, &numbers[CLEW_COUNT_FILING], error) &&
         count_reviews (reader, today, &numbers[CLEW_COUNT_REVIEWS], error) &&
         count_warrants (reader, today, &numbers[CLEW_COUNT_WARRANTS], error) &&
         count_changes (reader, seen, &numbers[CLEW_COUNT_CHANGES], error);
}

static GtkWidget *
create_count (guint count, const ClewStartNumber *number)
{
  g_autofree char *figure = g_strdup_printf (number->more ? "%u+" : "%u", number->n);
  const char      *text = _(number->n == 1 && !number->more ? counts[count].one
                                                             : counts[count].many);
  g_autofree char *name = g_strdup_printf ("%s %s", figure, text);
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *large = gtk_label_new (figure);
  GtkWidget       *small = gtk_label_new (text);

  gtk_widget_add_css_class (large, "title-2");
  gtk_widget_add_css_class (large, "numeric");
  gtk_widget_add_css_class (small, "caption");
  gtk_label_set_wrap (GTK_LABEL (small), TRUE);
  gtk_label_set_justify (GTK_LABEL (small), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (small), 10);
  if (number->n == 0)
    gtk_widget_add_css_class (large, "dim-label");
  gtk_box_append (GTK_BOX (box), large);
  gtk_box_append (GTK_BOX (box), small);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "clew-count");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), counts[count].action);
  clew_accessible_set_name (button, name);
  return button;
}

/**
 * clew_start_counts_new:
 * @numbers: what clew_start_counts_read() found
 *
 * Returns: (transfer floating): the numbers in a row, or in rows where it is narrow
 */
GtkWidget *
clew_start_counts_new (const ClewStartNumber numbers[CLEW_N_COUNTS])
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), CLEW_N_COUNTS);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  for (guint i = 0; i < CLEW_N_COUNTS; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      /* The button is what takes the focus, not what it stands in. */
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), create_count (i, &numbers[i]));
      gtk_flow_box_append (GTK_FLOW_BOX (box), child);
    }
  return box;
}
