/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-recovery-sheet-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-help.h"
#include "desk/clew-recovery-pane.h"

/* The code of an office that is open, for whoever has it on no paper yet: one
 * that was brought in, or made while its first window did not last. */
struct _ClewRecoverySheetWindow
{
  AdwWindow parent_instance;

  ClewRecoveryPane *pane;
};

G_DEFINE_FINAL_TYPE (ClewRecoverySheetWindow, clew_recovery_sheet_window, ADW_TYPE_WINDOW)

static void
clew_recovery_sheet_window_class_init (ClewRecoverySheetWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CLEW_TYPE_RECOVERY_PANE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/clew-recovery-sheet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewRecoverySheetWindow, pane);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clew_recovery_sheet_window_init (ClewRecoverySheetWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  clew_help_set_topic (GTK_WIDGET (window), "recovery-code");
}

/**
 * clew_recovery_sheet_window_new:
 * @parent: the window to stand over; the new one goes with it
 * @office: the open office
 * @key: its key
 *
 * Returns: (transfer none): the window, with the code
 */
ClewRecoverySheetWindow *
clew_recovery_sheet_window_new (GtkWindow *parent, ClewOffice *office, ClewSecret *key)
{
  ClewRecoverySheetWindow *window =
    g_object_new (CLEW_TYPE_RECOVERY_SHEET_WINDOW, "transient-for", parent, NULL);

  clew_recovery_pane_show (window->pane, office, key);
  clew_accessible_mend (GTK_WIDGET (window));
  gtk_widget_child_focus (GTK_WIDGET (window->pane), GTK_DIR_TAB_FORWARD);

  return window;
}
