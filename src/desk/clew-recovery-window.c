/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-recovery-window.h"

#include "base/clew-error.h"
#include "base/clew-secret.h"
#include "desk/clew-accessible.h"
#include "desk/clew-help.h"
#include "keys/clew-recovery-code.h"

#include <glib/gi18n.h>

#include <string.h>

/* Typing the recovery code from paper. Each group carries its own check, so a
 * slip is named while the eye is still on it. */
struct _ClewRecoveryWindow
{
  AdwWindow parent_instance;

  GtkTextView   *code_view;
  GtkTextBuffer *code_buffer;
  GtkLabel      *check_label;
  GtkWidget     *open_button;

  char       *office_id;
  ClewSecret *key;
};

G_DEFINE_FINAL_TYPE (ClewRecoveryWindow, clew_recovery_window, ADW_TYPE_WINDOW)

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_check (ClewRecoveryWindow *window, const char *text, const char *css_class)
{
  gtk_label_set_label (window->check_label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (window->check_label), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (window->check_label), "success");
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (window->check_label), css_class);
}

static char *
dup_typed (ClewRecoveryWindow *window)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (window->code_buffer, &start, &end);

  return gtk_text_buffer_get_text (window->code_buffer, &start, &end, FALSE);
}

static void
show_groups (ClewRecoveryWindow *window, guint n_right, guint bad_group)
{
  g_autofree char *text = NULL;

  if (bad_group != 0)
    text = g_strdup_printf (_("Group %u is not right. Compare it with the paper."), bad_group);
  else
    text = g_strdup_printf (ngettext ("%u of %u groups is right so far.",
                                      "%u of %u groups are right so far.", n_right),
                            n_right, CLEW_RECOVERY_CODE_GROUPS);
  show_check (window, text, bad_group != 0 ? "error" : NULL);
}

static void
code_changed_cb (ClewRecoveryWindow *window)
{
  char *typed = dup_typed (window);
  guint bad_group;
  guint n_right;
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&window->key, clew_secret_unref);
  n_right = clew_recovery_code_check_groups (typed, &bad_group);
  if (n_right == CLEW_RECOVERY_CODE_GROUPS)
    window->key = clew_recovery_code_parse (typed, window->office_id, &bad_group, &error);

  if (window->key != NULL)
    show_check (window, _("The code is complete and right."), "success");
  else if (error != NULL)
    show_check (window, error->message, "error");
  else if (n_right == 0 && bad_group == 0)
    show_check (window, _("Small letters, spaces and dashes make no difference."), NULL);
  else
    show_groups (window, n_right, bad_group);
  gtk_widget_set_sensitive (window->open_button, window->key != NULL);
  explicit_bzero (typed, strlen (typed));
  g_free (typed);
}

static void
open_cb (ClewRecoveryWindow *window)
{
  g_autoptr(ClewSecret) key = g_steal_pointer (&window->key);

  if (key == NULL)
    return;

  g_signal_emit (window, signals[ACCEPTED], 0, key);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* In a code of several lines Return is not a letter: it opens, once the code is right. */
static gboolean
key_pressed_cb (ClewRecoveryWindow *window, guint value, guint code, GdkModifierType modifiers)
{
  if (value != GDK_KEY_Return && value != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;

  open_cb (window);

  return GDK_EVENT_STOP;
}

static void
clew_recovery_window_dispose (GObject *object)
{
  ClewRecoveryWindow *window = CLEW_RECOVERY_WINDOW (object);

  g_clear_pointer (&window->key, clew_secret_unref);
  g_clear_pointer (&window->office_id, g_free);

  G_OBJECT_CLASS (clew_recovery_window_parent_class)->dispose (object);
}

static void
clew_recovery_window_class_init (ClewRecoveryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_recovery_window_dispose;

  /**
   * ClewRecoveryWindow::accepted:
   * @key: the key that the code stands for
   *
   * The code checks for this office. Whether the key opens the file is seen by trying.
   */
  signals[ACCEPTED] =
    g_signal_new ("accepted", CLEW_TYPE_RECOVERY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, CLEW_TYPE_SECRET);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/clewproject/Clew/clew-recovery-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewRecoveryWindow, code_view);
  gtk_widget_class_bind_template_child (widget_class, ClewRecoveryWindow, code_buffer);
  gtk_widget_class_bind_template_child (widget_class, ClewRecoveryWindow, check_label);
  gtk_widget_class_bind_template_child (widget_class, ClewRecoveryWindow, open_button);
  gtk_widget_class_bind_template_callback (widget_class, code_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clew_recovery_window_init (ClewRecoveryWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  clew_accessible_mend (GTK_WIDGET (window));
  clew_help_set_topic (GTK_WIDGET (window), "recovery-code");
  code_changed_cb (window);
  gtk_widget_grab_focus (GTK_WIDGET (window->code_view));
}

/**
 * clew_recovery_window_new:
 * @office_id: of the office that shall be opened
 *
 * Returns: (transfer none): a window; watch its signal "accepted"
 */
ClewRecoveryWindow *
clew_recovery_window_new (GtkWindow *parent, const char *office_id)
{
  ClewRecoveryWindow *window;

  window = g_object_new (CLEW_TYPE_RECOVERY_WINDOW, "transient-for", parent, NULL);
  window->office_id = g_strdup (office_id);

  return window;
}
