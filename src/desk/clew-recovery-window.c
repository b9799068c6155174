/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-recovery-window.h"

#include "base/clew-error.h"
#include "base/clew-secret.h"
#include "keys/clew-recovery-code.h"

#include <glib/gi18n.h>

/* Typing the recovery code from paper. Each group carries its own check, so a
 * slip is named while the eye is still on it. */
struct _ClewRecoveryWindow
{
  AdwWindow parent_instance;

  AdwEntryRow *code_row;
  GtkLabel    *check_label;
  GtkWidget   *open_button;

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

static void
code_changed_cb (ClewRecoveryWindow *window)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (window->code_row));
  guint       bad_group = 0;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&window->key, clew_secret_unref);
  if (*typed != '\0')
    window->key = clew_recovery_code_parse (typed, window->office_id, &bad_group, &error);

  if (window->key != NULL)
    show_check (window, _ ("The code is complete and checks."), "success");
  else if (*typed == '\0')
    show_check (window, _ ("Capitals, spaces and dashes make no difference."), NULL);
  else
    show_check (window, error->message, "error");
  gtk_widget_set_sensitive (window->open_button, window->key != NULL);
}

static void
open_cb (ClewRecoveryWindow *window)
{
  g_autoptr (ClewSecret) key = g_steal_pointer (&window->key);

  if (key == NULL)
    return;

  g_signal_emit (window, signals[ACCEPTED], 0, key);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
clew_recovery_window_dispose (GObject *object)
{
  ClewRecoveryWindow *window = CLEW_RECOVERY_WINDOW (object);

  g_clear_pointer (&window->key, clew_secret_unref);
  g_clear_pointer (&window->office_id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLEW_TYPE_RECOVERY_WINDOW);

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
  gtk_widget_class_bind_template_child (widget_class, ClewRecoveryWindow, code_row);
  gtk_widget_class_bind_template_child (widget_class, ClewRecoveryWindow, check_label);
  gtk_widget_class_bind_template_child (widget_class, ClewRecoveryWindow, open_button);
  gtk_widget_class_bind_template_callback (widget_class, code_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clew_recovery_window_init (ClewRecoveryWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  code_changed_cb (window);
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
