/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/received/clew-received-view.h"

#include "desk/clew-error-words.h"
#include "desk/clew-received-rows.h"
#include "records/clew-person-name.h"

#include <glib/gi18n.h>

/* More rows than anybody reads. */
#define MOST_ROWS 300

struct _ClewReceivedView
{
  ClewView parent_instance;

  AdwHeaderBar        *header_bar;
  GtkStack            *states;
  AdwStatusPage       *error_page;
  GtkWidget           *list;
  AdwPreferencesGroup *usable;
  AdwPreferencesGroup *ended;
  GtkLabel            *more;

  GPtrArray *rows; /* GtkWidget, borrowed, and of which group */
};

G_DEFINE_FINAL_TYPE (ClewReceivedView, clew_received_view, CLEW_TYPE_VIEW)

/* What the thread brings: what was received and whose each is. */
typedef struct
{
  GPtrArray *received;
  GPtrArray *names;
  gboolean   more;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->received);
  g_ptr_array_unref (answer->names);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
read_all (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  answer->names = g_ptr_array_new_with_free_func (g_free);
  answer->received = clew_received_list_latest (reader, MOST_ROWS + 1, today, error);
  if (answer->received == NULL)
    {
      answer->received = g_ptr_array_new ();
      return NULL;
    }
  answer->more = answer->received->len > MOST_ROWS;
  if (answer->more)
    g_ptr_array_set_size (answer->received, MOST_ROWS);
  for (guint i = 0; i < answer->received->len; i++)
    {
      const ClewReceived *received = g_ptr_array_index (answer->received, i);
      g_autoptr (ClewRecord) person = clew_record_load (reader, &clew_kind_participant,
                                                        received->participant, error);

      if (person == NULL)
        return NULL;
      g_ptr_array_add (answer->names, clew_person_dup_listed_name (person));
    }
  return g_steal_pointer (&answer);
}

static void
clear (ClewReceivedView *view)
{
  for (guint i = 0; i < view->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (view->rows, i);

      adw_preferences_group_remove (
        g_object_get_data (G_OBJECT (row), "group"), row);
    }
  g_ptr_array_set_size (view->rows, 0);
}

static void
activated_cb (ClewReceivedView *view, GtkWidget *row)
{
  gtk_widget_activate_action (GTK_WIDGET (view), "win.show-person", "s",
                              g_object_get_data (G_OBJECT (row), "participant"));
}

static void
add_row (ClewReceivedView *view, const ClewReceived *received, const char *name)
{
  AdwPreferencesGroup *group = clew_use_is_yes (received->answer.use) ? view->usable : view->ended;
  ClewOffice          *office = clew_view_get_office (CLEW_VIEW (view));
  GtkWidget           *row = clew_received_row_new (office, received, name);

  g_object_set_data (G_OBJECT (row), "group", group);
  g_object_set_data_full (G_OBJECT (row), "participant", g_strdup (received->participant), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), view, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  g_ptr_array_add (view->rows, row);
}

static void
show_answer (ClewView *base, gpointer data, const GError *error)
{
  ClewReceivedView *view = CLEW_RECEIVED_VIEW (base);
  Answer           *answer = data;

  clear (view);
  if (answer == NULL)
    {
      clew_error_words_show (view->error_page, error);
      gtk_stack_set_visible_child_name (view->states, "error");
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (view->usable), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (view->ended), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (view->more), answer->more);
  for (guint i = 0; i < answer->received->len; i++)
    add_row (view, g_ptr_array_index (answer->received, i), g_ptr_array_index (answer->names, i));
  gtk_stack_set_visible_child_name (view->states, answer->received->len > 0 ? "list" : "empty");
}

static void
refresh (ClewView *view)
{
  clew_view_read (view, read_all, NULL, NULL, answer_free, show_answer);
}

static void
grab_first_focus (ClewView *view)
{
  gtk_widget_child_focus (CLEW_RECEIVED_VIEW (view)->list, GTK_DIR_TAB_FORWARD);
}

static void
clew_received_view_dispose (GObject *object)
{
  ClewReceivedView *view = CLEW_RECEIVED_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CLEW_TYPE_RECEIVED_VIEW);
  g_clear_pointer (&view->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (clew_received_view_parent_class)->dispose (object);
}

static void
clew_received_view_class_init (ClewReceivedViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ClewViewClass  *view_class = CLEW_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_received_view_dispose;
  view_class->refresh = refresh;
  view_class->grab_first_focus = grab_first_focus;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/received/clew-received-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewReceivedView, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewReceivedView, states);
  gtk_widget_class_bind_template_child (widget_class, ClewReceivedView, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewReceivedView, list);
  gtk_widget_class_bind_template_child (widget_class, ClewReceivedView, usable);
  gtk_widget_class_bind_template_child (widget_class, ClewReceivedView, ended);
  gtk_widget_class_bind_template_child (widget_class, ClewReceivedView, more);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
}

static void
clew_received_view_init (ClewReceivedView *view)
{
  gtk_widget_init_template (GTK_WIDGET (view));
  view->rows = g_ptr_array_new ();
  clew_view_adopt_header_bar (CLEW_VIEW (view), view->header_bar);
}
