/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-agenda.h"

#include "desk/legal/clew-docket-choosing.h"
#include "desk/legal/clew-docket-row.h"
#include "records/clew-court-closing.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/* How many rows are made to begin with, and then each time that somebody comes near the end of
 * those: making them all at once would hold up the window. */
#define FEW_ROWS 12

typedef enum
{
  OVERDUE,
  DAY,
  ROW,
  NOTHING_TODAY,
  MORE,
  UNDATED,
} PieceKind;

/* What stands under each other; made as far as somebody goes. */
typedef struct
{
  PieceKind        kind;
  ClewDocketEntry *entry;  /* of a row */
  ClewDay          day;    /* of its heading */
  char            *text;   /* of the rest; of a day, why courts may be closed */
  const char      *action; /* of a button for more */
} Piece;

struct _ClewDocketAgenda
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox            *days;

  GArray     *pieces; /* Piece */
  guint       at;     /* the next of them to make */
  guint       n_rows; /* that were made */
  GtkListBox *list;   /* (nullable): to which the next row comes */
  guint       idle_id;
  ClewDay     today;

  ClewDocketChoosing *choosing;
};

G_DEFINE_FINAL_TYPE (ClewDocketAgenda, clew_docket_agenda, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, ClewDocketAgenda *agenda)
{
  clew_docket_row_open (GTK_WIDGET (agenda), g_object_get_data (G_OBJECT (row), "entry"));
}

static GtkWidget *
add_heading (ClewDocketAgenda *agenda, const char *title, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *dim = gtk_label_new (detail);

  gtk_widget_add_css_class (heading, "title-2");
  gtk_widget_add_css_class (dim, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (dim), TRUE);
  gtk_label_set_xalign (GTK_LABEL (dim), 0);
  gtk_widget_set_valign (dim, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (heading, GTK_ALIGN_BASELINE);
  gtk_widget_set_margin_top (box, 12);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), dim);
  gtk_box_append (agenda->days, box);
  return heading;
}

static void
add_list (ClewDocketAgenda *agenda, GtkWidget *heading)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), agenda, 0);
  gtk_box_append (agenda->days, list);
  agenda->list = GTK_LIST_BOX (list);
}

/* A court may be closed that day; whoever has a hearing then should see it. */
static GtkWidget *
add_heading_of (ClewDocketAgenda *agenda, const char *title, const char *date, const char *closed)
{
  g_autofree char *detail = closed != NULL ? g_strdup_printf ("%s · %s", date, closed)
                                           : g_strdup (date);

  return add_heading (agenda, title, detail);
}

static GtkWidget *
add_day_heading (ClewDocketAgenda *agenda, ClewDay day, ClewDay today, const char *closed)
{
  g_autofree char *weekday = clew_day_words_weekday (day);
  g_autofree char *date = clew_day_words_short (day, today);
  g_autofree char *long_date = clew_day_words_long (day);

  if (day == today)
    return add_heading_of (agenda, _ ("Today"), long_date, closed);
  if (day == today + 1)
    return add_heading_of (agenda, _ ("Tomorrow"), long_date, closed);
  return add_heading_of (agenda, weekday, date, closed);
}

/* Above the pills of a day: "Active until" is said of no hearing. */
static void
add_pill_heading (GtkWidget *heading)
{
  GtkWidget *label = gtk_label_new (_ ("Release"));

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_set_margin_end (label, 42); /* as far in as the pills */
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (heading)), label);
}

static void
add_nothing_today (ClewDocketAgenda *agenda, ClewDay today, const char *closed)
{
  GtkWidget *label = gtk_label_new (_ ("Nothing is set for today."));

  add_day_heading (agenda, today, today, closed);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (agenda->days, label);
}

static void
add_more_button (ClewDocketAgenda *agenda, const char *text, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (agenda->days, button);
}

static void
add_piece (ClewDocketAgenda *agenda, Piece piece)
{
  g_array_append_val (agenda->pieces, piece);
}

static void
add_overdue (ClewDocketAgenda *agenda, const ClewDocketAnswer *answer)
{
  guint n_hidden = answer->n_overdue - answer->overdue->len;

  if (answer->overdue->len == 0)
    return;
  add_piece (agenda, (Piece){ .kind = OVERDUE,
                              .text = g_strdup_printf (
                                ngettext ("%u needs an outcome", "%u need an outcome",
                                          answer->n_overdue),
                                answer->n_overdue) });
  for (guint i = 0; i < answer->overdue->len; i++)
    add_piece (agenda,
               (Piece){ .kind = ROW,
                        .entry = g_object_ref (g_ptr_array_index (answer->overdue, i)) });
  if (n_hidden > 0)
    {
      guint n_next = answer->overdue->len <= CLEW_DOCKET_FEW_OVERDUE
                       ? CLEW_DOCKET_STRETCH - CLEW_DOCKET_FEW_OVERDUE
                       : CLEW_DOCKET_STRETCH;
      guint n_shown = MIN (n_hidden, n_next);

      add_piece (agenda,
                 (Piece){ .kind = MORE,
                          .action = "view.more-overdue",
                          /* Translators: a button under the latest overdue rows */
                          .text = g_strdup_printf (
                            ngettext ("Show %u Earlier", "Show %u Earlier", n_shown), n_shown) });
    }
}

static void
add_day (ClewDocketAgenda *agenda, const ClewDocketAnswer *answer, PieceKind kind, ClewDay day)
{
  add_piece (agenda, (Piece){ .kind = kind,
                              .day = day,
                              .text = clew_court_closing_describe (day, answer->closings) });
}

static void
add_days (ClewDocketAgenda *agenda, const ClewDocketAnswer *answer, ClewDay today)
{
  ClewDay  last = CLEW_DAY_UNKNOWN;
  gboolean today_due = answer->span.from <= today && today <= answer->span.to;

  for (guint i = 0; i < answer->days->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (answer->days, i);

      if (today_due && entry->day > today && last < today)
        {
          add_day (agenda, answer, NOTHING_TODAY, today);
          last = today;
        }
      if (entry->day != last)
        add_day (agenda, answer, DAY, entry->day);
      last = entry->day;
      add_piece (agenda, (Piece){ .kind = ROW, .entry = g_object_ref (entry) });
    }
  if (today_due && last < today && !answer->more)
    add_day (agenda, answer, NOTHING_TODAY, today);
  if (answer->more)
    add_piece (agenda,
               (Piece){ .kind = MORE,
                        .action = "view.more-days",
                        /* Translators: a button under the first rows of very many */
                        .text = g_strdup_printf (ngettext ("Show %u More", "Show %u More",
                                                           CLEW_DOCKET_STRETCH),
                                                 CLEW_DOCKET_STRETCH) });
}

static void
add_undated (ClewDocketAgenda *agenda, const ClewDocketAnswer *answer)
{
  if (answer->n_undated == 0)
    return;
  add_piece (agenda,
             (Piece){ .kind = UNDATED,
                      .text = g_strdup_printf (ngettext ("%u hearing waits for a date",
                                                         "%u hearings wait for a date",
                                                         answer->n_undated),
                                               answer->n_undated) });
  for (guint i = 0; i < answer->undated->len; i++)
    add_piece (agenda,
               (Piece){ .kind = ROW,
                        .entry = g_object_ref (g_ptr_array_index (answer->undated, i)) });
}

static void
make_piece (ClewDocketAgenda *agenda, const Piece *piece)
{
  GtkWidget *heading, *row;

  switch (piece->kind)
    {
    case OVERDUE:
      add_list (agenda, add_heading (agenda, _ ("Overdue"), piece->text));
      break;
    case DAY:
      heading = add_day_heading (agenda, piece->day, agenda->today, piece->text);
      add_pill_heading (heading);
      add_list (agenda, heading);
      break;
    case ROW:
      row = clew_docket_row_new (piece->entry, agenda->today);
      gtk_list_box_append (agenda->list, row);
      clew_docket_choosing_mark (agenda->choosing, row);
      agenda->n_rows++;
      break;
    case NOTHING_TODAY:
      add_nothing_today (agenda, agenda->today, piece->text);
      break;
    case UNDATED:
      add_list (agenda, add_heading (agenda, _ ("No Date Yet"), piece->text));
      break;
    case MORE:
    default:
      add_more_button (agenda, piece->text, piece->action);
    }
}

/* No heading is made without a row under it. */
static void
make_rows (ClewDocketAgenda *agenda, guint n_rows)
{
  for (; agenda->at < agenda->pieces->len; agenda->at++)
    {
      const Piece *next = &g_array_index (agenda->pieces, Piece, agenda->at);

      if (agenda->n_rows >= n_rows && (next->kind == ROW ||
                                       next->kind == DAY || next->kind == UNDATED))
        break;
      make_piece (agenda, next);
    }
}

static gboolean
make_more_cb (gpointer data)
{
  ClewDocketAgenda *agenda = data;

  agenda->idle_id = 0;
  make_rows (agenda, agenda->n_rows + FEW_ROWS);
  return G_SOURCE_REMOVE;
}

/* Less than a page is left below, or nothing is. */
static void
scrolled_cb (ClewDocketAgenda *agenda, GtkAdjustment *adjustment)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  double rest = gtk_adjustment_get_upper (adjustment) - page -
                gtk_adjustment_get_value (adjustment);

  /* Not at once: this comes while the days are laid out, too. */
  if (page > 0 && rest < page && agenda->at < agenda->pieces->len && agenda->idle_id == 0)
    agenda->idle_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, make_more_cb, agenda, NULL);
}

/* Where somebody was may be far down. */
static guint
count_first_rows (ClewDocketAgenda *agenda, const char *focused, guint before)
{
  guint n_rows = 0;

  for (guint i = 0; i < agenda->pieces->len && focused != NULL; i++)
    {
      const Piece *piece = &g_array_index (agenda->pieces, Piece, i);

      n_rows += piece->kind == ROW;
      if (piece->kind == ROW && g_str_equal (piece->entry->id, focused))
        return MAX (n_rows, MAX (before, FEW_ROWS));
    }
  return MAX (before, FEW_ROWS);
}

/* Rows are made anew; whoever was on one stays on it. */
static char *
dup_focused (ClewDocketAgenda *agenda)
{
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (agenda));
  GtkWidget       *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  ClewDocketEntry *entry;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (agenda->days)))
    return NULL;
  entry = g_object_get_data (G_OBJECT (focus), "entry");
  return g_strdup (entry != NULL ? entry->id : "");
}

static GtkWidget *
find_row (GtkWidget *widget, const char *id)
{
  ClewDocketEntry *entry = g_object_get_data (G_OBJECT (widget), "entry");

  if (entry != NULL)
    return g_str_equal (entry->id, id) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
focus_row (ClewDocketAgenda *agenda, const char *id)
{
  GtkWidget *row = id != NULL ? find_row (GTK_WIDGET (agenda->days), id) : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (row);
  else if (id != NULL)
    gtk_widget_child_focus (GTK_WIDGET (agenda->days), GTK_DIR_TAB_FORWARD);
}

static gboolean
clew_docket_agenda_grab_focus (GtkWidget *widget)
{
  /* Not the scroller around the days, which takes the focus where nobody sees or hears it. */
  return gtk_widget_child_focus (GTK_WIDGET (CLEW_DOCKET_AGENDA (widget)->days),
                                 GTK_DIR_TAB_FORWARD);
}

static void
piece_clear (gpointer data)
{
  Piece *piece = data;

  g_clear_object (&piece->entry);
  g_free (piece->text);
}

static void
clew_docket_agenda_dispose (GObject *object)
{
  ClewDocketAgenda *agenda = CLEW_DOCKET_AGENDA (object);

  g_clear_handle_id (&agenda->idle_id, g_source_remove);
  g_clear_pointer (&agenda->pieces, g_array_unref);
  g_clear_object (&agenda->choosing);

  G_OBJECT_CLASS (clew_docket_agenda_parent_class)->dispose (object);
}

static void
clew_docket_agenda_class_init (ClewDocketAgendaClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = clew_docket_agenda_dispose;
  widget_class->grab_focus = clew_docket_agenda_grab_focus;

  /**
   * ClewDocketAgenda::chosen:
   *
   * Other hearings are selected than before.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-docket-agenda.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewDocketAgenda, scroller);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketAgenda, days);
}

static void
chosen_cb (ClewDocketAgenda *agenda)
{
  g_signal_emit (agenda, signals[CHOSEN], 0);
}

static void
clew_docket_agenda_init (ClewDocketAgenda *agenda)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (agenda));
  agenda->choosing = clew_docket_choosing_new (GTK_WIDGET (agenda->days));
  g_signal_connect_object (agenda->choosing, "changed", G_CALLBACK (chosen_cb), agenda,
                           G_CONNECT_SWAPPED);
  agenda->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (agenda->pieces, piece_clear);
  adjustment = gtk_scrolled_window_get_vadjustment (agenda->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), agenda,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), agenda,
                           G_CONNECT_SWAPPED);
}

/**
 * clew_docket_agenda_clear:
 * @agenda: the agenda
 *
 * Shows nothing any more.
 */
void
clew_docket_agenda_clear (ClewDocketAgenda *agenda)
{
  GtkWidget *child;

  g_clear_handle_id (&agenda->idle_id, g_source_remove);
  g_array_set_size (agenda->pieces, 0);
  agenda->at = 0;
  agenda->n_rows = 0;
  agenda->list = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (agenda->days))) != NULL)
    gtk_box_remove (agenda->days, child);
}

/**
 * clew_docket_agenda_get_chosen:
 * @agenda: the agenda
 *
 * Returns: (transfer full) (element-type ClewDocketEntry): the hearings that are selected
 */
GPtrArray *
clew_docket_agenda_get_chosen (ClewDocketAgenda *agenda)
{
  return clew_docket_choosing_get_chosen (agenda->choosing);
}

/**
 * clew_docket_agenda_choose:
 * @agenda: the agenda
 * @all: whether all hearings, or none
 */
void
clew_docket_agenda_choose (ClewDocketAgenda *agenda, gboolean all)
{
  clew_docket_choosing_choose (agenda->choosing, all);
}

static void
offer (ClewDocketAgenda *agenda)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (guint i = 0; i < agenda->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (agenda->pieces, Piece, i);

      if (piece->entry != NULL)
        g_ptr_array_add (entries, piece->entry);
    }
  clew_docket_choosing_offer (agenda->choosing, entries);
}

/**
 * clew_docket_agenda_show:
 * @agenda: the agenda
 * @answer: what is due
 * @today: today
 * @to_top: whether these are other days than before
 *
 * Shows what was read. Where somebody was, they stay, unless these are other days.
 */
void
clew_docket_agenda_show (ClewDocketAgenda       *agenda,
                         const ClewDocketAnswer *answer,
                         ClewDay                 today,
                         gboolean                to_top)
{
  GtkAdjustment   *adjustment = gtk_scrolled_window_get_vadjustment (agenda->scroller);
  double           place = to_top ? 0 : gtk_adjustment_get_value (adjustment);
  guint            n_rows = to_top ? 0 : agenda->n_rows;
  g_autofree char *focused = dup_focused (agenda);

  clew_docket_agenda_clear (agenda);
  agenda->today = today;
  add_overdue (agenda, answer);
  add_days (agenda, answer, today);
  if (!answer->more)
    add_undated (agenda, answer);
  offer (agenda);
  make_rows (agenda, count_first_rows (agenda, focused, n_rows));
  focus_row (agenda, focused);
  gtk_adjustment_set_value (adjustment, place);
}
