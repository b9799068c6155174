/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-month.h"

#include "desk/clew-accessible.h"
#include "desk/legal/clew-docket-late.h"
#include "desk/legal/clew-docket-square.h"
#include "desk/legal/clew-docket-words.h"
#include "records/clew-court-closing.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

#define N_DAYS 7

/* The square of a day. */
typedef struct
{
  GtkWidget        *button;
  ClewDocketSquare *content;
} Square;

struct _ClewDocketMonth
{
  AdwBin parent_instance;

  ClewDocketLate *late;
  GtkLabel       *weekdays[N_DAYS];
  Square          squares[CLEW_DOCKET_MOST_SQUARES];
};

G_DEFINE_FINAL_TYPE (ClewDocketMonth, clew_docket_month, ADW_TYPE_BIN)

static void
set_day (GtkWidget *button, ClewDay day)
{
  g_object_set_data (G_OBJECT (button), "day", GUINT_TO_POINTER (day));
}

static ClewDay
get_day (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "day"));
}

static void
day_cb (GtkWidget *button)
{
  gtk_widget_activate_action (button, "view.show-day", "u", get_day (button));
}

static void
clew_docket_month_class_init (ClewDocketMonthClass *class)
{
}

static void
add_weekdays (ClewDocketMonth *month, GtkGrid *grid)
{
  for (int i = 0; i < N_DAYS; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_set_margin_top (label, 3);
      gtk_widget_set_margin_bottom (label, 3);
      gtk_grid_attach (grid, label, i, 0, 1, 1);
      month->weekdays[i] = GTK_LABEL (label);
    }
}

static void
add_square (ClewDocketMonth *month, GtkGrid *grid, int place)
{
  Square    *square = &month->squares[place];
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = clew_docket_square_new ();

  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_vexpand (button, TRUE);
  gtk_widget_set_size_request (button, 60, 58);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "clew-square");
  gtk_widget_set_name (button, "docket-day");
  /* Until it is known which. */
  clew_accessible_set_name (button, _ ("Day"));
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (day_cb), NULL);
  gtk_grid_attach (grid, button, place % N_DAYS, 1 + place / N_DAYS, 1, 1);
  square->button = button;
  square->content = CLEW_DOCKET_SQUARE (content);
}

static void
clew_docket_month_init (ClewDocketMonth *month)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "margin-start", 6,
                                  "margin-end", 6, "margin-bottom", 6, NULL);

  month->late = CLEW_DOCKET_LATE (clew_docket_late_new ());
  add_weekdays (month, GTK_GRID (grid));
  for (int i = 0; i < CLEW_DOCKET_MOST_SQUARES; i++)
    add_square (month, GTK_GRID (grid), i);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
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
  for (guint i = 0; i < CLEW_DOCKET_MOST_SQUARES; i++)
    {
      Square *square = &month->squares[i];

      clew_docket_square_show (square->content, (ClewDocketSquareContent){ .number = 0 });
      clew_accessible_set_name (square->button, _ ("Day"));
      gtk_widget_set_tooltip_text (square->button, NULL);
      set_day (square->button, CLEW_DAY_UNKNOWN);
      g_object_set_data (G_OBJECT (square->button), "entry", NULL);
      gtk_widget_set_visible (square->button, FALSE);
    }
}

static void
show_weekdays (ClewDocketMonth *month, ClewDay from)
{
  for (int i = 0; i < N_DAYS; i++)
    {
      g_autofree char *text = clew_day_words_weekday_short (from + (ClewDay)i);

      gtk_label_set_label (month->weekdays[i], text);
    }
}

static char *
describe_day (ClewDay                 day,
              ClewDay                 today,
              const ClewDocketCount  *count,
              ClewDocketEntry *const *entries,
              guint                   n_entries)
{
  g_autofree char *date = clew_day_words_long (day);
  /* Translators: %s is the date of today */
  g_autofree char *long_day = day == today ? g_strdup_printf (_ ("Today, %s"), date)
                                           : g_strdup (date);
  GString *words = g_string_new (NULL);

  g_string_printf (words, ngettext ("%s: %u entry", "%s: %u entries", count->n), long_day,
                   count->n);
  if (count->n_overdue > 0)
    {
      g_autofree char *late = g_strdup_printf (
        ngettext ("%u overdue", "%u overdue", count->n_overdue), count->n_overdue);

      g_string_append_printf (words, ". %s", late);
    }
  for (guint i = 0; i < n_entries; i++)
    {
      g_autofree char *brief = clew_docket_words_brief (entries[i]);

      g_string_append_printf (words, ". %s", brief);
    }
  return g_string_free (words, FALSE);
}

/* Why courts may be closed stands before the first of what is due. */
static char *
dup_lines (const char *closed, ClewDocketEntry *const *entries, guint n_entries)
{
  GString *lines = g_string_new (closed);

  for (guint i = 0; i < MIN (n_entries, CLEW_DOCKET_SQUARE_LINES - (closed != NULL)); i++)
    {
      g_autofree char *brief = clew_docket_words_brief (entries[i]);

      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", brief);
    }
  return g_string_free (lines, FALSE);
}

static void
set_class (gpointer widget, const char *name, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_day (Square                 *square,
          ClewDay                 day,
          const ClewDocketAnswer *answer,
          ClewDay                 today,
          ClewDocketEntry *const *entries,
          guint                   n_entries)
{
  const ClewDocketCount  *count = &answer->counts[day - answer->shown.from];
  g_autofree char        *closed = clew_court_closing_describe (day, answer->closings);
  g_autofree char        *due = describe_day (day, today, count, entries, n_entries);
  g_autofree char        *words = closed != NULL ? g_strdup_printf ("%s. %s", closed, due)
                                                 : g_strdup (due);
  ClewDocketSquareContent content = { .is_today = day == today,
                                      .n = count->n,
                                      .is_overdue = count->n_overdue > 0,
                                      .is_closed = closed != NULL,
                                      .lines = dup_lines (closed, entries, n_entries) };

  clew_day_split (day, NULL, NULL, &content.number);
  clew_docket_square_show (square->content, content);
  set_class (square->button, "clew-today", day == today);
  set_class (square->content, "dim-label", day < answer->span.from || day > answer->span.to);
  clew_accessible_set_name (square->button, words);
  gtk_widget_set_tooltip_text (square->button, words);
  set_day (square->button, day);
  g_object_set_data_full (G_OBJECT (square->button), "entry",
                          count->n == 1 ? g_object_ref (entries[0]) : NULL, g_object_unref);
  gtk_widget_set_visible (square->button, TRUE);
}

/* On which day somebody is. */
static ClewDay
find_focused (ClewDocketMonth *month)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (month));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; i < CLEW_DOCKET_MOST_SQUARES; i++)
    if (month->squares[i].button == focus && focus != NULL)
      return get_day (focus);
  return CLEW_DAY_UNKNOWN;
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
 * Shows what was read. Whoever is on a day stays on it, or is on the first of another month.
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
  show_weekdays (month, answer->shown.from);
  for (guint i = 0; i < CLEW_DOCKET_MOST_SQUARES; i++)
    {
      Square *square = &month->squares[i];
      ClewDay day = answer->shown.from + i;
      guint   first = at;

      if (day > answer->shown.to)
        {
          gtk_widget_set_visible (square->button, FALSE);
          continue;
        }
      while (at < answer->days->len && entries[at]->day == day)
        at++;
      show_day (square, day, answer, today, entries + first, at - first);
      if (day == focused || (left && day == answer->span.from))
        gtk_widget_grab_focus (square->button);
    }
}
