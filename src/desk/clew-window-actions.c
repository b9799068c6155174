/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-window-private.h"

#include <glib/gi18n.h>

/* What anything in the window can ask of it by an action "win.…": to go somewhere, to begin a
 * task, to take the last change back. */

static void
go_and_focus (ClewWindow *window, const char *name, const char *id)
{
  g_autoptr(ClewPlace) place = clew_place_new (name, id);

  clew_window_go (window, place);
  if (window->view != NULL && clew_areas_find (name) != NULL && id == NULL)
    clew_view_grab_first_focus (window->view);
}

static void
show_view_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewWindow     *window = data;
  const char     *name = g_variant_get_string (parameter, NULL);
  const ClewArea *area = window->opening.office != NULL
                           ? clew_areas_find_had (window->opening.office, name)
                           : NULL;

  go_and_focus (window, area != NULL ? area->name : name, NULL);
}

/* One of the lists of the cases, such as "warrants". */
static void
show_cases_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewWindow *window = data;

  go_and_focus (window, "cases", NULL);
  if (window->view != NULL)
    g_action_group_activate_action (clew_view_get_actions (window->view), "show-tab", parameter);
}

static void
show_person_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_and_focus (data, "person", g_variant_get_string (parameter, NULL));
}

static void
show_case_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_and_focus (data, "case", g_variant_get_string (parameter, NULL));
}

static void
show_release_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_and_focus (data, "consent", g_variant_get_string (parameter, NULL));
}

static void
show_agency_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_and_focus (data, "agency", g_variant_get_string (parameter, NULL));
}

/* Tasks in windows of their own, each about the record whose id comes with the action. */
static const struct
{
  const char *action;
  const char *task;
} tasks[] = {
  { "record-told", "told" },
  { "correct-told", "told-correction" },
  { "write-letter", "letter" },
  { "say-nothing-helpful", "nothing-helpful" },
  { "print-notices", "notices" },
  { "record-subpoena", "subpoena" },
  { "add-to-release", "addition" },
  { "enter-signed-form", "signed-blank-form" },
  { "add-case", "new-case" },
  { "record-outcome", "outcome" },
  { "record-case-outcome", "case-outcome" },
  { "hold-charge", "held-charge" },
  { "show-paper", "kept-paper" },
  { "record-conference", "conference" },
  { "record-received", "received" },
  { "record-permission-ended", "permission-ended" },
};

static void
present_task (ClewWindow *window, const char *name, const char *id)
{
  const ClewAreaWindow *task = clew_areas_find_window (name);

  if (task != NULL && window->opening.office != NULL &&
      clew_areas_has_window (window->opening.office, task))
    task->present (GTK_WINDOW (window), window->opening.office, id);
}

static void
task_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (g_str_equal (tasks[i].action, g_action_get_name (G_ACTION (action))))
      present_task (data, tasks[i].task, g_variant_get_string (parameter, NULL));
}

static void
new_release_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewWindow *window = data;
  const char *id = g_variant_get_string (parameter, NULL);

  /* From the keyboard: for the person on screen, or nobody yet. */
  if (*id == '\0')
    id = window->place != NULL && g_strcmp0 (window->place->name, "person") == 0
           ? window->place->id
           : NULL;
  present_task (window, "release", id);
}

/* A task that is about nobody yet. */
static void
show_task_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_task (data, g_variant_get_string (parameter, NULL), NULL);
}

/* What the participants' view does for whoever asks from anywhere. */
static void
do_among_participants (ClewWindow *window, const char *name)
{
  GActionGroup *offered;

  if (window->view == NULL)
    return;
  if (!g_action_group_has_action (clew_view_get_actions (window->view), name))
    {
      g_autoptr(ClewPlace) place = clew_place_new ("participants", NULL);

      clew_window_go (window, place);
    }
  offered = clew_view_get_actions (window->view);
  if (g_action_group_has_action (offered, name))
    g_action_group_activate_action (offered, name, NULL);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  do_among_participants (data, "find");
}

static void
add_participant_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  do_among_participants (data, "add-participant");
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  clew_window_go_back (data);
}

static void
undo_or_redo (ClewWindow *window, gboolean undo)
{
  ClewOffice *office = window->opening.office;
  g_autoptr(GError) error = NULL;
  g_autofree char *what = NULL;
  g_autofree char *said = NULL;

  if (office == NULL)
    return;

  what = g_strdup (undo ? clew_office_get_undo (office) : clew_office_get_redo (office));
  if (what == NULL)
    return;

  if (!(undo ? clew_office_undo (office, &error) : clew_office_redo (office, &error)))
    {
      clew_window_show_problem (window, error);
      return;
    }
  /* Translators: the placeholder is what was done, such as "Edit participant". */
  said = g_strdup_printf (undo ? _("Undone: %s") : _("Done again: %s"), what);
  clew_window_add_toast (window, adw_toast_new (said));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  undo_or_redo (data, TRUE);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  undo_or_redo (data, FALSE);
}

static const GActionEntry actions[] = {
  { "show-view", show_view_cb, "s" },
  { "show-cases", show_cases_cb, "s" },
  { "show-person", show_person_cb, "s" },
  { "show-case", show_case_cb, "s" },
  { "show-release", show_release_cb, "s" },
  { "show-agency", show_agency_cb, "s" },
  { "new-release", new_release_cb, "s" },
  { "record-told", task_cb, "s" },
  { "correct-told", task_cb, "s" },
  { "write-letter", task_cb, "s" },
  { "say-nothing-helpful", task_cb, "s" },
  { "print-notices", task_cb, "s" },
  { "record-subpoena", task_cb, "s" },
  { "add-to-release", task_cb, "s" },
  { "enter-signed-form", task_cb, "s" },
  { "add-case", task_cb, "s" },
  { "record-outcome", task_cb, "s" },
  { "record-case-outcome", task_cb, "s" },
  { "hold-charge", task_cb, "s" },
  { "show-paper", task_cb, "s" },
  { "record-conference", task_cb, "s" },
  { "record-received", task_cb, "s" },
  { "record-permission-ended", task_cb, "s" },
  { "show-task", show_task_cb, "s" },
  { "find", find_cb },
  { "add-participant", add_participant_cb },
  { "back", back_cb },
  { "undo", undo_cb },
  { "redo", redo_cb },
};

/* For clew-window.c. */
void
clew_window_install_actions (ClewWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}

static void
fit_action (ClewWindow *window, const char *name, const char *task)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);

  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (action),
    clew_areas_has_window (window->opening.office, clew_areas_find_window (task)));
}

/* For clew-window.c: this kind of office has these tasks. */
void
clew_window_fit_actions (ClewWindow *window)
{
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    fit_action (window, tasks[i].action, tasks[i].task);
  fit_action (window, "new-release", "release");
}
