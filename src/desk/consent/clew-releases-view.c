/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-releases-view.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-settings.h"
#include "desk/consent/clew-release-begin.h"
#include "desk/consent/clew-release-page.h"
#include "desk/consent/clew-release-row.h"

#include <glib/gi18n.h>

struct _ClewReleasesView
{
  ClewView parent_instance;

  GtkStack       *pages;
  AdwHeaderBar   *header_bar;
  GtkSearchEntry *search;
  GtkDropDown    *choice;
  GtkStack       *states;
  AdwStatusPage  *empty_page;
  AdwStatusPage  *error_page;
  GtkWidget      *clear_button;
  GtkListView    *list;
  GtkLabel       *more;
  GtkWidget      *release_page;

  GListStore *items;
  char       *release;
};

G_DEFINE_FINAL_TYPE (ClewReleasesView, clew_releases_view, CLEW_TYPE_VIEW)

/* In the order of ClewReleasesChoice. */
static const struct
{
  const char *label;
  const char *nothing;
  const char *explanation;
} choices[CLEW_RELEASES_N_CHOICES] = {
  { N_ ("Needs Attention"), N_ ("Nothing Needs Attention"),
    N_ ("No form waits for a signature, and no release ends within 30 days.") },
  { N_ ("Waiting for Signature"), N_ ("Nothing Is Waiting"),
    N_ ("Every form that was made was signed or declined.") },
  { N_ ("In Force"), N_ ("No Release Is in Force"),
    N_ ("Nobody may hear anything now.") },
  { N_ ("Ends Within 30 Days"), N_ ("No Release Ends Within 30 Days"),
    N_ ("Releases in force that end soon come here, the soonest first.") },
  { N_ ("Ends Within 60 Days"), N_ ("No Release Ends Within 60 Days"),
    N_ ("Releases in force that end soon come here, the soonest first.") },
  { N_ ("Ends Within 90 Days"), N_ ("No Release Ends Within 90 Days"),
    N_ ("Releases in force that end soon come here, the soonest first.") },
  { N_ ("Scan Missing"), N_ ("No Scan Is Missing"),
    N_ ("Every signed form has a scan of the signed paper.") },
  { N_ ("Over"), N_ ("No Release Is Over"),
    N_ ("Releases that expired, ended or were replaced come here.") },
  { N_ ("Taken Back"), N_ ("Nothing Was Taken Back"),
    N_ ("Releases taken back from some or all agencies come here.") },
  { N_ ("Declined"), N_ ("Nothing Was Declined"),
    N_ ("Forms to which somebody said no come here.") },
  { N_ ("All"), N_ ("No Releases"),
    N_ ("Open a person and choose New Release. Their form comes here once it is printed.") },
};

typedef struct
{
  ClewReleasesChoice choice;
  char              *text;
  ClewDateOrder      order;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_free (question);
}

typedef struct
{
  GPtrArray *items;
  gboolean   more;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->items);
  g_free (answer);
}

/* On a thread, with a connection of its own. */
static gpointer
read_releases (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  const Question *question = data;
  gboolean        more = FALSE;
  GPtrArray      *items = clew_release_list_load (reader, question->choice, question->text,
                                                  question->order,
                                                  CLEW_RELEASE_LIST_LIMIT, today, &more, error);
  Answer         *answer;

  if (items == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->items = items;
  answer->more = more;
  return answer;
}

static gboolean
is_searching (ClewReleasesView *view)
{
  return *gtk_editable_get_text (GTK_EDITABLE (view->search)) != '\0';
}

static void
show_nothing (ClewReleasesView *view)
{
  guint    chosen = gtk_drop_down_get_selected (view->choice);
  gboolean searching = is_searching (view);

  adw_status_page_set_title (view->empty_page,
                             searching ? _ ("No Results") : _ (choices[chosen].nothing));
  adw_status_page_set_description (
    view->empty_page,
    searching ? _ ("Search by form number, or by the name of the person.")
              : _ (choices[chosen].explanation));
  gtk_widget_set_visible (view->clear_button, searching);
  gtk_stack_set_visible_child_name (view->states, "empty");
}

static gboolean
is_by_end (ClewReleasesView *view)
{
  guint chosen = gtk_drop_down_get_selected (view->choice);

  return chosen >= CLEW_RELEASES_ENDS_30 && chosen <= CLEW_RELEASES_ENDS_90;
}

static void
show_more (ClewReleasesView *view, gboolean more, guint n_items)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (view->more), more);
  if (!more)
    return;
  if (is_by_end (view))
    text = g_strdup_printf (ngettext ("The one that ends first is shown. Search for others.",
                                      "The %u that end first are shown. Search for others.",
                                      n_items),
                            n_items);
  else
    text = g_strdup_printf (ngettext ("The newest form is shown. Search for others.",
                                      "The %u newest forms are shown. Search for others.", n_items),
                            n_items);
  gtk_label_set_label (view->more, text);
}

static void
show_answer (ClewView *self, gpointer data, const GError *error)
{
  ClewReleasesView *view = CLEW_RELEASES_VIEW (self);
  Answer           *answer = data;

  if (answer == NULL)
    {
      clew_error_words_show (view->error_page, error);
      gtk_stack_set_visible_child_name (view->states, "error");
      return;
    }
  g_list_store_splice (view->items, 0, g_list_model_get_n_items (G_LIST_MODEL (view->items)),
                       answer->items->pdata, answer->items->len);
  show_more (view, answer->more, answer->items->len);
  if (answer->items->len > 0)
    gtk_stack_set_visible_child_name (view->states, "list");
  else
    show_nothing (view);
}

static void
load (ClewReleasesView *view)
{
  Question *question;

  if (clew_view_get_office (CLEW_VIEW (view)) == NULL)
    return;
  question = g_new0 (Question, 1);
  question->choice = (ClewReleasesChoice)gtk_drop_down_get_selected (view->choice);
  question->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (view->search))));
  question->order = clew_settings_get_date_order ();
  clew_view_read (CLEW_VIEW (view), read_releases, question, question_free, answer_free,
                  show_answer);
}

/* Whoever searches means everybody's, not those that happen to need attention. */
static void
search_changed_cb (ClewReleasesView *view)
{
  if (is_searching (view) &&
      gtk_drop_down_get_selected (view->choice) == CLEW_RELEASES_ATTENTION)
    gtk_drop_down_set_selected (view->choice, CLEW_RELEASES_ALL);
  else
    load (view);
}

static void
clear_cb (ClewReleasesView *view)
{
  gtk_editable_set_text (GTK_EDITABLE (view->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (view->search));
}

/* Return goes from the words to what they found. */
static void
search_activated_cb (ClewReleasesView *view)
{
  gtk_widget_grab_focus (GTK_WIDGET (view->list));
}

static void
activated_cb (GtkListView *list, guint position, ClewReleasesView *view)
{
  g_autoptr (ClewReleaseItem) item = g_list_model_get_item (G_LIST_MODEL (view->items), position);

  gtk_widget_activate_action (GTK_WIDGET (view), "win.show-release", "s", item->id);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, clew_release_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, ClewReleasesView *view)
{
  ClewOffice *office = clew_view_get_office (CLEW_VIEW (view));

  if (office != NULL)
    clew_release_row_show (CLEW_RELEASE_ROW (gtk_list_item_get_child (list_item)),
                           gtk_list_item_get_item (list_item), clew_office_today (office));
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewReleasesView *view = data;

  if (view->release != NULL)
    gtk_widget_activate_action (GTK_WIDGET (view), "win.show-view", "s", "releases");
  gtk_widget_grab_focus (GTK_WIDGET (view->search));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  clew_release_page_print (CLEW_RELEASE_PAGE (CLEW_RELEASES_VIEW (data)->release_page));
}

static void
show_release (ClewReleasesView *view)
{
  ClewReleasePage *page = CLEW_RELEASE_PAGE (view->release_page);
  ClewOffice      *office = clew_view_get_office (CLEW_VIEW (view));

  if (view->release != NULL && office != NULL)
    clew_release_page_show (page, office, view->release);
  clew_view_set_action_enabled (CLEW_VIEW (view), "print",
                                view->release != NULL && clew_release_page_can_print (page));
}

static void
clew_releases_view_refresh (ClewView *view)
{
  ClewReleasesView *releases = CLEW_RELEASES_VIEW (view);

  load (releases);
  show_release (releases);
}

static void
clew_releases_view_show_record (ClewView *view, const char *id)
{
  ClewReleasesView *releases = CLEW_RELEASES_VIEW (view);

  if (g_strcmp0 (releases->release, id) != 0)
    {
      g_free (releases->release);
      releases->release = g_strdup (id);
    }
  show_release (releases);
  gtk_stack_set_visible_child_name (releases->pages, id != NULL ? "release" : "list");
  if (id != NULL)
    clew_release_page_grab_first_focus (CLEW_RELEASE_PAGE (releases->release_page));
}

static void
clew_releases_view_grab_first_focus (ClewView *view)
{
  ClewReleasesView *releases = CLEW_RELEASES_VIEW (view);

  if (releases->release != NULL)
    clew_release_page_grab_first_focus (CLEW_RELEASE_PAGE (releases->release_page));
  else if (!gtk_widget_get_mapped (GTK_WIDGET (releases->list)) ||
           !gtk_widget_grab_focus (GTK_WIDGET (releases->list)))
    gtk_widget_grab_focus (GTK_WIDGET (releases->search));
}

static const char *
clew_releases_view_get_help_topic (ClewView *view)
{
  return CLEW_RELEASES_VIEW (view)->release != NULL ? "record-signature" : "release";
}

static void
renew_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewOffice *office = clew_view_get_office (CLEW_VIEW (widget));

  if (office != NULL)
    clew_release_begin_renewal (GTK_WINDOW (gtk_widget_get_root (widget)), office,
                                g_variant_get_string (parameter, NULL));
}

static void
clew_releases_view_dispose (GObject *object)
{
  g_clear_object (&CLEW_RELEASES_VIEW (object)->items);

  G_OBJECT_CLASS (clew_releases_view_parent_class)->dispose (object);
}

static void
clew_releases_view_finalize (GObject *object)
{
  g_free (CLEW_RELEASES_VIEW (object)->release);

  G_OBJECT_CLASS (clew_releases_view_parent_class)->finalize (object);
}

static void
clew_releases_view_class_init (ClewReleasesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ClewViewClass  *view_class = CLEW_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_releases_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_releases_view_finalize;
  view_class->refresh = clew_releases_view_refresh;
  view_class->show_record = clew_releases_view_show_record;
  view_class->grab_first_focus = clew_releases_view_grab_first_focus;
  view_class->get_help_topic = clew_releases_view_get_help_topic;

  g_type_ensure (CLEW_TYPE_RELEASE_PAGE);
  gtk_widget_class_install_action (widget_class, "releases.renew", "s", renew_action);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/consent/clew-releases-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewReleasesView, pages);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasesView, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasesView, search);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasesView, choice);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasesView, states);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasesView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasesView, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasesView, clear_button);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasesView, list);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasesView, more);
  gtk_widget_class_bind_template_child (widget_class, ClewReleasesView, release_page);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, load);
}

static void
set_up_list (ClewReleasesView *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkStringList      *labels = gtk_string_list_new (NULL);

  view->items = g_list_store_new (CLEW_TYPE_RELEASE_ITEM);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), view);
  gtk_list_view_set_factory (view->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (
    view->list,
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (view->items)))));
  for (guint i = 0; i < CLEW_RELEASES_N_CHOICES; i++)
    gtk_string_list_append (labels, _ (choices[i].label));
  gtk_drop_down_set_model (view->choice, G_LIST_MODEL (labels));
  g_object_unref (labels);
  g_signal_connect_object (view->choice, "notify::selected", G_CALLBACK (load), view,
                           G_CONNECT_SWAPPED);
}

static void
clew_releases_view_init (ClewReleasesView *view)
{
  static const GActionEntry actions[] = {
    { "find", find_cb },
    { "print", print_cb },
    { NULL },
  };

  gtk_widget_init_template (GTK_WIDGET (view));
  clew_view_add_actions (CLEW_VIEW (view), actions, -1);
  clew_view_adopt_header_bar (CLEW_VIEW (view), view->header_bar);
  clew_view_adopt_header_bar (
    CLEW_VIEW (view), clew_release_page_get_header_bar (CLEW_RELEASE_PAGE (view->release_page)));
  clew_accessible_mend (GTK_WIDGET (view));
  set_up_list (view);
  clew_accessible_set_name (GTK_WIDGET (view->search), _ ("Search releases"));
  clew_accessible_set_name (GTK_WIDGET (view->choice), _ ("Show"));
  clew_accessible_set_name (GTK_WIDGET (view->list), _ ("Releases"));
}

/**
 * clew_releases_view_count:
 * @reader: a store of the calling thread
 * @today: today
 * @error: return location
 *
 * Returns: how many releases the list opens with: those that need attention;
 *   -1 with @error set when reading failed
 */
gint64
clew_releases_view_count (ClewStore *reader, ClewDay today, GError **error)
{
  return clew_release_list_count_attention (reader, today, error);
}
