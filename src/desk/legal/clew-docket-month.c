/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-month.h"

#include "desk/clew-accessible.h"
#include "desk/legal/clew-docket-late.h"
#include "desk/legal/clew-docket-words.h"
#include "records/clew-court-closing.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

#define N_DAYS 7

/* How many entries of a day stand in its square. */
#define N_FIRST 2

struct _ClewDocketMonth
{
  AdwBin parent_instance;

  ClewDocketLate *late;
  GtkGrid        *grid;
};

G_DEFINE_FINAL_TYPE (ClewDocketMonth, clew_docket_month, ADW_TYPE_BIN)

static void
clew_docket_month_class_init (ClewDocketMonthClass *class)
{
}

static void
clew_docket_month_init (ClewDocketMonth *month)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  month->late = CLEW_DOCKET_LATE (clew_docket_late_new ());
  month->grid = GTK_GRID (g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE,
                                        "margin-start", 6,
                                        "margin-end", 6, "margin-bottom", 6, NULL));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (month->grid));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (month->late));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (month), box);
}

/**
 * clew_docket_month_clear:
 * @month: the month
 *
 * Shows nothing any more.
 */
void
clew_docket_month_clear (ClewDocketMonth *month)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (month->grid))) != NULL)
    gtk_grid_remove (month->grid, child);
}

static void
add_weekdays (ClewDocketMonth *month, ClewDay from)
{
  for (int i = 0; i < N_DAYS; i++)
    {
      g_autofree char *text = clew_day_words_weekday_short (from + (ClewDay)i);
      GtkWidget       *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_set_margin_top (label, 3);
      gtk_widget_set_margin_bottom (label, 3);
      gtk_grid_attach (month->grid, label, i, 0, 1, 1);
    }
}

/* Between the two ends of a head; with a sign when something is overdue. */
static GtkWidget *
space_new (gboolean overdue)
{
  GtkWidget *space = overdue ? gtk_image_new_from_icon_name ("dialog-warning-symbolic")
                             : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (space, TRUE);
  gtk_widget_set_halign (space, GTK_ALIGN_END);
  if (overdue)
    gtk_widget_add_css_class (space, "clew-overdue");
  return space;
}

/* The number of the day at the left, how much is due at the right. */
static GtkWidget *
head_new (ClewDay day, ClewDay today, guint n, gboolean overdue)
{
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = NULL;
  GtkWidget       *number;
  int              day_of_month;

  clew_day_split (day, NULL, NULL, &day_of_month);
  text = g_strdup_printf ("%d", day_of_month);
  number = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_ellipsize (GTK_LABEL (number), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (number, "heading");
  if (day == today)
    gtk_widget_add_css_class (number, "clew-today-number");
  gtk_box_append (GTK_BOX (head), number);
  gtk_box_append (GTK_BOX (head), space_new (overdue));
  if (n > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", n);
      GtkWidget       *badge = gtk_label_new (count);

      gtk_widget_add_css_class (badge, "clew-badge");
      gtk_box_append (GTK_BOX (head), badge);
    }
  return head;
}

static GtkWidget *
line_new (ClewDocketEntry *entry)
{
  g_autofree char *text = clew_docket_words_brief (entry);
  GtkWidget       *line = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (line, "caption");
  return line;
}

static guint
count_overdue (ClewDocketEntry *const *entries, guint n)
{
  guint n_overdue = 0;

  for (guint i = 0; i < n; i++)
    n_overdue += entries[i]->overdue ? 1 : 0;
  return n_overdue;
}

static char *
describe_day (ClewDay day, ClewDay today, ClewDocketEntry *const *entries, guint n)
{
  g_autofree char *date = clew_day_words_long (day);
  /* Translators: %s is the date of today */
  g_autofree char *long_day = day == today ? g_strdup_printf (_ ("Today, %s"), date)
                                           : g_strdup (date);
  guint    n_overdue = count_overdue (entries, n);
  GString *words = g_string_new (NULL);

  g_string_printf (words, ngettext ("%s: %u entry", "%s: %u entries", n), long_day, n);
  if (n_overdue > 0)
    {
      g_autofree char *late = g_strdup_printf (ngettext ("%u overdue", "%u overdue", n_overdue),
                                               n_overdue);

      g_string_append_printf (words, ". %s", late);
    }
  for (guint i = 0; i < MIN (n, N_FIRST); i++)
    {
      g_autofree char *brief = clew_docket_words_brief (entries[i]);

      g_string_append_printf (words, ". %s", brief);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
closed_new (const char *closed)
{
  GtkWidget *line = gtk_label_new (closed);

  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (line, "caption-heading");
  return line;
}

static void
day_cb (GtkWidget *button)
{
  gtk_widget_activate_action (
    button, "view.show-day", "u",
    (guint32)GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "day")));
}

static GtkWidget *
day_new (ClewDay day, ClewDay today, gboolean outside, const char *closed,
         ClewDocketEntry *const *entries, guint n)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  guint            n_lines = closed != NULL ? N_FIRST - 1 : N_FIRST;
  g_autofree char *due = describe_day (day, today, entries, n);
  g_autofree char *words = closed != NULL ? g_strdup_printf ("%s. %s", closed, due)
                                          : g_strdup (due);

  gtk_box_append (GTK_BOX (box), head_new (day, today, n, count_overdue (entries, n) > 0));
  if (closed != NULL)
    gtk_box_append (GTK_BOX (box), closed_new (closed));
  for (guint i = 0; i < MIN (n, n_lines); i++)
    gtk_box_append (GTK_BOX (box), line_new (entries[i]));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_vexpand (button, TRUE);
  gtk_widget_set_size_request (button, 60, 58);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "clew-square");
  if (day == today)
    gtk_widget_add_css_class (button, "clew-today");
  if (outside)
    gtk_widget_add_css_class (box, "dim-label");
  gtk_widget_set_name (button, "docket-day");
  clew_accessible_set_name (button, words);
  gtk_widget_set_tooltip_text (button, words);
  g_object_set_data (G_OBJECT (button), "day", GUINT_TO_POINTER (day));
  g_signal_connect (button, "clicked", G_CALLBACK (day_cb), NULL);
  if (n == 1)
    g_object_set_data_full (G_OBJECT (button), "entry", g_object_ref (entries[0]), g_object_unref);
  return button;
}

/* Squares are made anew; whoever was on one stays on that day. */
static ClewDay
find_focused (ClewDocketMonth *month)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (month));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (month->grid)))
    return CLEW_DAY_UNKNOWN;
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (focus), "day"));
}

/**
 * clew_docket_month_open_focused:
 * @month: the month
 *
 * Goes to all of the day on which somebody is, where one of several hearings can be chosen.
 */
void
clew_docket_month_open_focused (ClewDocketMonth *month)
{
  ClewDay focused = find_focused (month);

  if (focused != CLEW_DAY_UNKNOWN)
    gtk_widget_activate_action (GTK_WIDGET (month), "view.show-day", "u", (guint32)focused);
}

/**
 * clew_docket_month_show:
 * @month: the month
 * @answer: what is due
 * @today: today
 *
 * Shows what was read.
 */
void
clew_docket_month_show (ClewDocketMonth *month, const ClewDocketAnswer *answer, ClewDay today)
{
  ClewDocketEntry *const *entries = (ClewDocketEntry *const *)answer->days->pdata;
  ClewDay                 focused = find_focused (month);
  gboolean                left = focused != CLEW_DAY_UNKNOWN &&
                  (focused < answer->shown.from || focused > answer->shown.to);
  guint at = 0;

  clew_docket_late_show (month->late, answer, today);
  clew_docket_month_clear (month);
  add_weekdays (month, answer->shown.from);
  for (ClewDay day = answer->shown.from; day <= answer->shown.to; day++)
    {
      guint            first = at;
      int              place = (int)(day - answer->shown.from);
      GtkWidget       *square;
      g_autofree char *closed = clew_court_closing_describe (day, answer->closings);

      while (at < answer->days->len && entries[at]->day == day)
        at++;
      square = day_new (day, today, day < answer->span.from || day > answer->span.to,
                        closed, entries + first, at - first);
      gtk_grid_attach (month->grid, square, place % N_DAYS, 1 + place / N_DAYS, 1, 1);
      if (day == focused || (left && day == answer->span.from))
        gtk_widget_grab_focus (square);
    }
}
