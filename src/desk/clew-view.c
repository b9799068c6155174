/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-view.h"

#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

/* How long an answer may take, in milliseconds, before people are told that it is on its way. */
#define PATIENCE 3000

typedef struct
{
  ClewOffice         *office;
  GSimpleActionGroup *actions;
  guint               generation; /* answers to an earlier question are late */
  guint               patience_id;
  gboolean            waiting;
  gboolean            folded;
  gboolean            shown;
  gboolean            stale;
} ClewViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ClewView, clew_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_OFFICE,
  PROP_FOLDED,
  PROP_WAITING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
refresh_if_due (ClewView *view)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);
  ClewViewClass   *view_class = CLEW_VIEW_GET_CLASS (view);

  if (!priv->stale || !priv->shown || priv->office == NULL)
    return;

  priv->stale = FALSE;
  if (view_class->refresh != NULL)
    view_class->refresh (view);
}

static void
stop_waiting (ClewView *view)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);

  g_clear_handle_id (&priv->patience_id, g_source_remove);
  if (!priv->waiting)
    return;

  priv->waiting = FALSE;
  g_object_notify_by_pspec (G_OBJECT (view), properties[PROP_WAITING]);
}

static gboolean
out_of_patience_cb (gpointer data)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (data);

  priv->patience_id = 0;
  priv->waiting = TRUE;
  g_object_notify_by_pspec (data, properties[PROP_WAITING]);

  return G_SOURCE_REMOVE;
}

static void
clew_view_dispose (GObject *object)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (CLEW_VIEW (object));

  stop_waiting (CLEW_VIEW (object));
  priv->generation++;
  g_clear_object (&priv->office);
  g_clear_object (&priv->actions);

  G_OBJECT_CLASS (clew_view_parent_class)->dispose (object);
}

static void
clew_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ClewView *view = CLEW_VIEW (object);

  switch (prop_id)
    {
    case PROP_OFFICE:
      g_value_set_object (value, clew_view_get_office (view));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, clew_view_get_folded (view));
      break;
    case PROP_WAITING:
      g_value_set_boolean (value, clew_view_get_waiting (view));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
clew_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  ClewView *view = CLEW_VIEW (object);

  switch (prop_id)
    {
    case PROP_OFFICE:
      clew_view_set_office (view, g_value_get_object (value));
      break;
    case PROP_FOLDED:
      clew_view_set_folded (view, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
clew_view_class_init (ClewViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = clew_view_dispose;
  object_class->get_property = clew_view_get_property;
  object_class->set_property = clew_view_set_property;

  properties[PROP_OFFICE] =
    g_param_spec_object ("office", NULL, NULL, CLEW_TYPE_OFFICE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WAITING] =
    g_param_spec_boolean ("waiting", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
clew_view_init (ClewView *view)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);

  priv->actions = g_simple_action_group_new ();
  priv->stale = TRUE;
}

/**
 * clew_view_get_office:
 *
 * Returns: (transfer none) (nullable): the open office
 */
ClewOffice *
clew_view_get_office (ClewView *view)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);

  g_return_val_if_fail (CLEW_IS_VIEW (view), NULL);

  return priv->office;
}

/**
 * clew_view_set_office:
 * @office: (nullable): the open office; the view takes a reference
 *
 * Called by the window, once, before the view is shown.
 */
void
clew_view_set_office (ClewView *view, ClewOffice *office)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);

  g_return_if_fail (CLEW_IS_VIEW (view));

  if (!g_set_object (&priv->office, office))
    return;

  priv->stale = TRUE;
  g_object_notify_by_pspec (G_OBJECT (view), properties[PROP_OFFICE]);
  refresh_if_due (view);
}

/**
 * clew_view_get_actions:
 *
 * What the view offers now. The window inserts it under the prefix "view"
 * while the view is on screen.
 *
 * Returns: (transfer none): the view's actions
 */
GActionGroup *
clew_view_get_actions (ClewView *view)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);

  g_return_val_if_fail (CLEW_IS_VIEW (view), NULL);

  return G_ACTION_GROUP (priv->actions);
}

/**
 * clew_view_add_actions:
 * @entries: the actions; their callbacks get the view as data
 * @n_entries: how many, or -1 when the last has a %NULL name
 *
 * For subclasses, in their init. Names are without the prefix "view.".
 */
void
clew_view_add_actions (ClewView *view, const GActionEntry *entries, int n_entries)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);

  g_return_if_fail (CLEW_IS_VIEW (view));

  g_action_map_add_action_entries (G_ACTION_MAP (priv->actions), entries, n_entries, view);
}

/**
 * clew_view_set_action_enabled:
 * @name: of an action added with clew_view_add_actions()
 */
void
clew_view_set_action_enabled (ClewView *view, const char *name, gboolean enabled)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);
  GAction         *action;

  g_return_if_fail (CLEW_IS_VIEW (view));

  action = g_action_map_lookup_action (G_ACTION_MAP (priv->actions), name);
  g_return_if_fail (G_IS_SIMPLE_ACTION (action));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * clew_view_get_folded:
 *
 * Returns: whether the window is so narrow that the sidebar is a page of its own
 */
gboolean
clew_view_get_folded (ClewView *view)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);

  g_return_val_if_fail (CLEW_IS_VIEW (view), FALSE);

  return priv->folded;
}

void
clew_view_set_folded (ClewView *view, gboolean folded)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);

  g_return_if_fail (CLEW_IS_VIEW (view));

  folded = !!folded;
  if (priv->folded == folded)
    return;

  priv->folded = folded;
  g_object_notify_by_pspec (G_OBJECT (view), properties[PROP_FOLDED]);
}

/**
 * clew_view_adopt_header_bar:
 * @header_bar: the view's header bar that is leftmost when the window is narrow
 *
 * Puts the way back to the sidebar into @header_bar, to be seen only while
 * the sidebar is folded away.
 */
void
clew_view_adopt_header_bar (ClewView *view, AdwHeaderBar *header_bar)
{
  GtkWidget *button;

  g_return_if_fail (CLEW_IS_VIEW (view));
  g_return_if_fail (ADW_IS_HEADER_BAR (header_bar));

  button = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (button, _("Back"));
  clew_accessible_set_name (button, _("Back"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.back");
  g_object_bind_property (view, "folded", button, "visible", G_BINDING_SYNC_CREATE);
  adw_header_bar_pack_start (header_bar, button);

  /* Unfolded, the sidebar's own bar stands at the start of the window. */
  g_object_bind_property (view, "folded", header_bar, "show-start-title-buttons",
                          G_BINDING_SYNC_CREATE);
}

typedef struct
{
  GWeakRef         view; /* which leaves the screen at once when the office closes */
  guint            generation;
  ClewViewShowFunc show;
  GDestroyNotify   free_answer;
} Question;

static guint
get_generation (ClewView *view)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);

  return priv->generation;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr(ClewView) view = g_weak_ref_get (&question->view);
  g_autoptr(GError) error = NULL;
  gpointer answer = clew_office_read_finish (result, &error);

  if (view != NULL && question->generation == get_generation (view))
    {
      stop_waiting (view);
      question->show (view, answer, error);
    }
  if (answer != NULL)
    question->free_answer (answer);
  g_weak_ref_clear (&question->view);
  g_free (question);
}

/**
 * clew_view_read:
 * @func: what to read, on a thread of its own; returns %NULL only with an error
 * @data: for @func
 * @free_data: (nullable): frees @data, on either thread
 * @free_answer: frees what @func returned
 * @show: shows it; not called when the view asked anew before, or is gone
 *
 * For subclasses: reads what they show without holding up the window. What is
 * on screen stays there until the answer comes.
 */
void
clew_view_read (ClewView          *view,
                ClewOfficeReadFunc func,
                gpointer           data,
                GDestroyNotify     free_data,
                GDestroyNotify     free_answer,
                ClewViewShowFunc   show)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);
  Question        *question;

  g_return_if_fail (CLEW_IS_VIEW (view));
  g_return_if_fail (priv->office != NULL);

  question = g_new0 (Question, 1);
  g_weak_ref_init (&question->view, view);
  question->generation = ++priv->generation;
  question->show = show;
  question->free_answer = free_answer;
  if (priv->patience_id == 0 && !priv->waiting)
    priv->patience_id = g_timeout_add (PATIENCE, out_of_patience_cb, view);
  clew_office_read_async (priv->office, func, data, free_data, free_answer, read_cb, question);
}

/**
 * clew_view_get_waiting:
 *
 * Returns: whether an answer has been on its way for so long that people should be told
 */
gboolean
clew_view_get_waiting (ClewView *view)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);

  g_return_val_if_fail (CLEW_IS_VIEW (view), FALSE);

  return priv->waiting;
}

/**
 * clew_view_set_shown:
 *
 * Called by the window when the view comes on screen or leaves it.
 */
void
clew_view_set_shown (ClewView *view, gboolean shown)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);

  g_return_if_fail (CLEW_IS_VIEW (view));

  priv->shown = !!shown;
  refresh_if_due (view);
}

/**
 * clew_view_changed:
 *
 * Called by the window when something changed in the office, or a new day began.
 */
void
clew_view_changed (ClewView *view)
{
  ClewViewPrivate *priv = clew_view_get_instance_private (view);

  g_return_if_fail (CLEW_IS_VIEW (view));

  priv->stale = TRUE;
  refresh_if_due (view);
}

/**
 * clew_view_show_record:
 * @id: (nullable): the record, or %NULL for the view's own first page
 */
void
clew_view_show_record (ClewView *view, const char *id)
{
  g_return_if_fail (CLEW_IS_VIEW (view));

  if (CLEW_VIEW_GET_CLASS (view)->show_record != NULL)
    CLEW_VIEW_GET_CLASS (view)->show_record (view, id);
}

/**
 * clew_view_focus_within:
 * @page: a view, or what of it is shown
 *
 * Puts the focus on the first place of @page, unless it is on one already: a stack brings
 * it back to where somebody was.
 *
 * Returns: whether there is such a place
 */
gboolean
clew_view_focus_within (GtkWidget *page)
{
  GtkRoot   *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return (focus != NULL && gtk_widget_is_ancestor (focus, page)) ||
         gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * clew_view_grab_first_focus:
 *
 * Puts the focus where somebody who came here would type.
 */
void
clew_view_grab_first_focus (ClewView *view)
{
  g_return_if_fail (CLEW_IS_VIEW (view));

  if (CLEW_VIEW_GET_CLASS (view)->grab_first_focus != NULL)
    CLEW_VIEW_GET_CLASS (view)->grab_first_focus (view);
  else
    clew_view_focus_within (GTK_WIDGET (view));
}

/**
 * clew_view_get_help_topic:
 *
 * Returns: (transfer none) (nullable): the help page for what is shown now, or %NULL for the area's
 */
const char *
clew_view_get_help_topic (ClewView *view)
{
  g_return_val_if_fail (CLEW_IS_VIEW (view), NULL);

  if (CLEW_VIEW_GET_CLASS (view)->get_help_topic == NULL)
    return NULL;

  return CLEW_VIEW_GET_CLASS (view)->get_help_topic (view);
}
