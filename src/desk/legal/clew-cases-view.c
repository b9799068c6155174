/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-cases-view.h"

#include "desk/clew-error-words.h"
#include "desk/clew-accessible.h"
#include "desk/legal/clew-bring-in-window.h"
#include "desk/legal/clew-case-board.h"
#include "desk/clew-cases-seen.h"
#include "desk/legal/clew-case-card.h"
#include "desk/legal/clew-legal-pages.h"
#include "desk/legal/clew-legal-task.h"
#include "desk/legal/clew-record-window.h"

#include <glib/gi18n.h>

/* One tab is on screen, and only that one is read. */

#define BOARD "board"

static const ClewLegalPage *const pages[CLEW_N_LEGAL_PAGES] = {
  [CLEW_LEGAL_WARRANTS] = &clew_legal_page_warrants,
  [CLEW_LEGAL_HELD] = &clew_legal_page_held,
  [CLEW_LEGAL_REVIEWS] = &clew_legal_page_reviews,
  [CLEW_LEGAL_CHANGES] = &clew_legal_page_changes,
};

/* A tab: what it shows, or why it shows nothing. */
typedef struct
{
  GtkStack      *states;
  AdwStatusPage *error_page;
} Tab;

struct _ClewCasesView
{
  ClewView parent_instance;

  AdwHeaderBar  *header_bar;
  AdwViewStack  *tabs;
  GtkWidget     *seen_button;
  GtkMenuButton *menu_button;
  ClewCaseBoard *board;
  Tab            board_tab;
  ClewLegalList *lists[CLEW_N_LEGAL_PAGES];
  Tab            list_tabs[CLEW_N_LEGAL_PAGES];
  GPtrArray     *rows[CLEW_N_LEGAL_PAGES]; /* (nullable): what was read last */
  gboolean       focus_first;
  const char    *tab;      /* the one that is on screen */
  char          *asked_at; /* when the changes that are read were asked for */
  char          *shown_at; /* likewise of those that are shown */
  char          *before;   /* until when they had been seen before */
};

G_DEFINE_FINAL_TYPE (ClewCasesView, clew_cases_view, CLEW_TYPE_VIEW)

static void load (ClewCasesView *view);

/* Returns CLEW_N_LEGAL_PAGES for the board. */
static guint
find_page (const char *name)
{
  guint page = 0;

  while (page < CLEW_N_LEGAL_PAGES && g_strcmp0 (pages[page]->name, name) != 0)
    page++;
  return page;
}

static guint
get_page (ClewCasesView *view)
{
  return find_page (adw_view_stack_get_visible_child_name (view->tabs));
}

static void
focus_first (ClewCasesView *view)
{
  guint page = get_page (view);

  view->focus_first = FALSE;
  if (page < CLEW_N_LEGAL_PAGES)
    clew_legal_list_focus (view->lists[page]);
  else
    clew_case_board_focus_first (view->board);
}

static void
show_error (Tab *tab, const GError *error)
{
  clew_error_words_show (tab->error_page, error);
  gtk_stack_set_visible_child_name (tab->states, "error");
}

/* The board */

static gpointer
read_board (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  ClewCaseFilter filter = { .resolved_from = today - CLEW_BOARD_RESOLVED_DAYS,
                            .with_class = TRUE };

  return clew_case_list_read (reader, &filter, today, error);
}

static void
show_board (ClewView *base, gpointer answer, const GError *error)
{
  ClewCasesView *view = CLEW_CASES_VIEW (base);
  GPtrArray     *rows = answer;

  if (rows == NULL)
    {
      show_error (&view->board_tab, error);
      return;
    }
  gtk_stack_set_visible_child_name (view->board_tab.states, rows->len > 0 ? "content" : "empty");
  clew_case_board_show (view->board, clew_view_get_office (base), rows);
  if (view->focus_first)
    focus_first (view);
}

/* The lists */

static void
fill_list (ClewCasesView *view, guint page)
{
  Tab  *tab = &view->list_tabs[page];
  guint n;

  if (view->rows[page] == NULL)
    return;
  clew_legal_list_begin (view->lists[page]);
  pages[page]->fill (view->lists[page], clew_view_get_office (CLEW_VIEW (view)),
                     view->rows[page]);
  n = clew_legal_list_end (view->lists[page]);
  gtk_stack_set_visible_child_name (tab->states, n > 0 ? "content" : "empty");
  if (page == CLEW_LEGAL_CHANGES)
    gtk_widget_set_visible (view->seen_button, n > 0 && get_page (view) == page);
}

static void
show_list (ClewView *base, gpointer answer, const GError *error)
{
  ClewCasesView *view = CLEW_CASES_VIEW (base);
  guint          page = get_page (view);

  if (answer == NULL)
    {
      show_error (&view->list_tabs[page], error);
      return;
    }
  g_clear_pointer (&view->rows[page], g_ptr_array_unref);
  view->rows[page] = g_ptr_array_ref (answer);
  if (page == CLEW_LEGAL_CHANGES)
    {
      g_free (view->shown_at);
      view->shown_at = g_steal_pointer (&view->asked_at);
    }
  fill_list (view, page);
  if (view->focus_first)
    focus_first (view);
}

static void
load_list (ClewCasesView *view, guint page)
{
  ClewOffice        *office = clew_view_get_office (CLEW_VIEW (view));
  ClewLegalQuestion *question = g_new0 (ClewLegalQuestion, 1);

  question->since = clew_cases_seen_get (office);
  question->me = g_strdup (clew_office_get_actor (office));
  if (page == CLEW_LEGAL_CHANGES)
    {
      g_free (view->asked_at);
      view->asked_at = clew_instant_now ();
    }
  clew_view_read (CLEW_VIEW (view), pages[page]->read, question,
                  (GDestroyNotify)clew_legal_question_free, (GDestroyNotify)g_ptr_array_unref,
                  show_list);
}

static void
load (ClewCasesView *view)
{
  guint page = get_page (view);

  if (clew_view_get_office (CLEW_VIEW (view)) == NULL)
    return;
  if (page < CLEW_N_LEGAL_PAGES)
    load_list (view, page);
  else
    clew_view_read (CLEW_VIEW (view), read_board, NULL, NULL, (GDestroyNotify)g_ptr_array_unref,
                    show_board);
}

static void
more_cb (ClewCasesView *view)
{
  guint page = get_page (view);

  if (page < CLEW_N_LEGAL_PAGES)
    fill_list (view, page);
}

static void
do_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewCasesView *view = CLEW_CASES_VIEW (widget);
  ClewOffice    *office = clew_view_get_office (CLEW_VIEW (view));
  guint          page = get_page (view);
  const char    *what;
  const char    *id;

  g_variant_get (parameter, "(&s&s)", &what, &id);
  if (office != NULL && page < CLEW_N_LEGAL_PAGES && pages[page]->act != NULL)
    pages[page]->act (widget, office, what, id);
}

/* What was seen */

static void
show_seen_toast (ClewCasesView *view)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (view), ADW_TYPE_TOAST_OVERLAY);
  AdwToast  *toast;

  if (toasts == NULL)
    return;
  toast = adw_toast_new (_ ("Changes marked as seen"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "view.mark-as-unseen");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

/* Until the moment at which those on screen were asked for: what came since isn't seen. */
static void
mark_as_seen (ClewCasesView *view)
{
  ClewOffice *office = clew_view_get_office (CLEW_VIEW (view));
  GPtrArray  *rows = view->rows[CLEW_LEGAL_CHANGES];

  if (office == NULL || view->shown_at == NULL || rows == NULL || rows->len == 0)
    return;
  g_free (view->before);
  view->before = clew_cases_seen_get (office);
  clew_cases_seen_set (office, view->shown_at);
  g_clear_pointer (&view->shown_at, g_free);
  show_seen_toast (view);
}

static void
mark_as_seen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mark_as_seen (data);
  load (data);
}

static void
mark_as_unseen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewCasesView *view = data;
  ClewOffice    *office = clew_view_get_office (CLEW_VIEW (view));

  if (office == NULL || view->before == NULL)
    return;
  clew_cases_seen_set (office, view->before);
  adw_view_stack_set_visible_child_name (view->tabs, clew_legal_page_changes.name);
  load (view);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewCasesView *view = data;

  adw_view_stack_set_visible_child_name (view->tabs, BOARD);
  clew_case_board_focus_search (view->board);
}

static void
show_tab_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewCasesView *view = data;
  const char    *name = g_variant_get_string (parameter, NULL);

  if (g_str_equal (name, BOARD) || find_page (name) < CLEW_N_LEGAL_PAGES)
    adw_view_stack_set_visible_child_name (view->tabs, name);
}

/* Whoever goes on to another list has seen what changed. */
static void
tab_cb (ClewCasesView *view)
{
  const char *before = view->tab;

  view->tab = adw_view_stack_get_visible_child_name (view->tabs);
  if (g_strcmp0 (view->tab, before) == 0)
    return;
  if (g_strcmp0 (before, clew_legal_page_changes.name) == 0)
    mark_as_seen (view);
  gtk_widget_set_visible (view->seen_button, FALSE);
  load (view);
}

static void
clew_cases_view_refresh (ClewView *view)
{
  load (CLEW_CASES_VIEW (view));
}

static void
clew_cases_view_grab_first_focus (ClewView *view)
{
  ClewCasesView *self = CLEW_CASES_VIEW (view);
  guint          page = get_page (self);
  Tab           *tab = page < CLEW_N_LEGAL_PAGES ? &self->list_tabs[page] : &self->board_tab;

  /* What isn't there yet has the focus once it is. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (tab->states), "content") == 0)
    focus_first (self);
  else
    self->focus_first = TRUE;
}

static const char *
clew_cases_view_get_help_topic (ClewView *view)
{
  return get_page (CLEW_CASES_VIEW (view)) == CLEW_LEGAL_HELD ? "held-charges" : "cases";
}

static void
clew_cases_view_finalize (GObject *object)
{
  ClewCasesView *view = CLEW_CASES_VIEW (object);

  for (guint page = 0; page < CLEW_N_LEGAL_PAGES; page++)
    g_clear_pointer (&view->rows[page], g_ptr_array_unref);
  g_free (view->asked_at);
  g_free (view->shown_at);
  g_free (view->before);
  G_OBJECT_CLASS (clew_cases_view_parent_class)->finalize (object);
}

static void
clew_cases_view_class_init (ClewCasesViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  ClewViewClass  *view_class = CLEW_VIEW_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = clew_cases_view_finalize;
  view_class->refresh = clew_cases_view_refresh;
  view_class->grab_first_focus = clew_cases_view_grab_first_focus;
  view_class->get_help_topic = clew_cases_view_get_help_topic;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-cases-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewCasesView, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewCasesView, tabs);
  gtk_widget_class_bind_template_child (widget_class, ClewCasesView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ClewCasesView, seen_button);
  gtk_widget_class_install_action (widget_class, "legal.do", "(ss)", do_cb);
}

static GtkWidget *
create_error_page (ClewCasesView *view, Tab *tab)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Try Again"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("The Cases Can’t Be Read"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (load), view, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  tab->error_page = ADW_STATUS_PAGE (page);
  return page;
}

static GtkWidget *
create_empty_page (const char *icon_name, const char *title, const char *text)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  return page;
}

static void
add_tab (ClewCasesView *view,
         Tab           *tab,
         const char    *name,
         const char    *title,
         const char    *icon_name,
         GtkWidget     *content,
         GtkWidget     *empty)
{
  GtkWidget        *states = gtk_stack_new ();
  AdwViewStackPage *page;

  tab->states = GTK_STACK (states);
  gtk_stack_set_vhomogeneous (tab->states, FALSE);
  gtk_stack_set_hhomogeneous (tab->states, FALSE);
  gtk_stack_add_named (tab->states, adw_bin_new (), "loading");
  gtk_stack_add_named (tab->states, content, "content");
  gtk_stack_add_named (tab->states, empty, "empty");
  gtk_stack_add_named (tab->states, create_error_page (view, tab), "error");
  page = adw_view_stack_add_titled (view->tabs, states, name, title);
  adw_view_stack_page_set_icon_name (page, icon_name);
}

static void
add_board (ClewCasesView *view)
{
  const char *text = _ ("A case is added on the page of the participant, under Legal. Each stands "
                        "here at the stage that follows from its dates and decisions.");
  const char *title = _ ("No Cases Yet");
  GtkWidget  *empty = create_empty_page ("view-grid-symbolic", title, text);

  view->board = g_object_new (CLEW_TYPE_CASE_BOARD, NULL);
  title = _ ("Board");
  add_tab (view, &view->board_tab, BOARD, title, "view-grid-symbolic", GTK_WIDGET (view->board),
           empty);
}

static void
add_tabs (ClewCasesView *view)
{
  add_board (view);
  for (guint i = 0; i < CLEW_N_LEGAL_PAGES; i++)
    {
      const ClewLegalPage *page = pages[i];
      const char          *text = _ (page->empty_text);
      const char          *title = _ (page->empty_title);
      GtkWidget           *empty = create_empty_page (page->icon_name, title, text);

      view->lists[i] = g_object_new (CLEW_TYPE_LEGAL_LIST, NULL);
      g_signal_connect_object (view->lists[i], "more", G_CALLBACK (more_cb), view,
                               G_CONNECT_SWAPPED);
      title = _ (page->title);
      add_tab (view, &view->list_tabs[i], page->name, title, page->icon_name,
               GTK_WIDGET (view->lists[i]), empty);
    }
}

/* The case on which somebody is, on the board or in a list. */
static const char *
find_focused_case (ClewCasesView *view)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card, *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (view)))
    return NULL;
  card = gtk_widget_get_first_child (focus);
  if (CLEW_IS_CASE_CARD (card) && clew_case_card_get_row (CLEW_CASE_CARD (card)) != NULL)
    return clew_case_card_get_row (CLEW_CASE_CARD (card))->of.court_case;
  row = ADW_IS_ACTION_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW);
  return row != NULL ? g_object_get_data (G_OBJECT (row), "clew-case") : NULL;
}

static void
record_outcome_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *court_case = find_focused_case (data);

  if (court_case != NULL)
    gtk_widget_activate_action (GTK_WIDGET (data), "win.record-case-outcome", "s", court_case);
}

static void
clew_cases_view_init (ClewCasesView *view)
{
  static const GActionEntry actions[] = {
    { "record-outcome", record_outcome_cb },
    { "find", find_cb },
    { "bring-in", clew_bring_in_window_open },
    { "show-tab", show_tab_cb, "s" },
    { "mark-as-seen", mark_as_seen_cb },
    { "mark-as-unseen", mark_as_unseen_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (view));
  clew_view_adopt_header_bar (CLEW_VIEW (view), view->header_bar);
  clew_menu_button_set_accessible_name (view->menu_button, _ ("Cases Menu"));
  clew_view_add_actions (CLEW_VIEW (view), actions, G_N_ELEMENTS (actions));
  add_tabs (view);
  view->tab = adw_view_stack_get_visible_child_name (view->tabs);
  g_signal_connect_object (view->tabs, "notify::visible-child-name", G_CALLBACK (tab_cb), view,
                           G_CONNECT_SWAPPED);
}

/**
 * clew_cases_view_hold_charge:
 * @parent: (nullable): the window to stand over
 * @office: an open office
 * @participant: (nullable): id of the person whose charge it is; nothing opens without one
 *
 * Opens the window in which a diverted charge is entered whose paperwork somebody holds.
 */
void
clew_cases_view_hold_charge (GtkWindow *parent, ClewOffice *office, const char *participant)
{
  g_autoptr (ClewRecord) held = NULL;

  if (participant == NULL)
    return;
  held = clew_record_new (&clew_kind_held_charge);
  clew_record_set_text (held, "participant", participant);
  gtk_window_present (
    GTK_WINDOW (clew_record_window_new (parent, office, &clew_task_hold_charge, held)));
}
