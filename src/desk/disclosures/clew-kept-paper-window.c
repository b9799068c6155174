/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-kept-paper-window.h"

#include "base/clew-error.h"
#include "desk/clew-accessible.h"
#include "desk/clew-message.h"
#include "desk/clew-paper-view.h"

#include <glib/gi18n.h>

struct _ClewKeptPaperWindow
{
  AdwWindow parent_instance;

  ClewPaperView *view;
};

G_DEFINE_FINAL_TYPE (ClewKeptPaperWindow, clew_kept_paper_window, ADW_TYPE_WINDOW)

static void
clew_kept_paper_window_class_init (ClewKeptPaperWindowClass *klass)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
clew_kept_paper_window_init (ClewKeptPaperWindow *window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();

  window->view = g_object_new (CLEW_TYPE_PAPER_VIEW, "vexpand", TRUE, NULL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   adw_window_title_new (_ ("Paper as It Left"), ""));
  clew_accessible_set_name (GTK_WIDGET (window->view), _ ("Pages of the paper"));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (window->view));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Paper as It Left"));
  gtk_window_set_default_size (GTK_WINDOW (window), 680, 760);
}

/* One about several people is opened from no page of one of them. */
static gboolean
show (ClewKeptPaperWindow *window, ClewOffice *office, const char *paper, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (clew_office_get_store (office),
                                                    &clew_kind_outgoing_paper, paper, error);

  if (record == NULL)
    return FALSE;
  if (clew_record_get_text (record, "participant") == NULL)
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED,
                           _ ("This paper is about several people."));
      return FALSE;
    }
  return clew_office_note (office, "look at a paper", "viewed", clew_kind_outgoing_paper.table,
                           paper, error) &&
         clew_paper_view_show (window->view, clew_record_get_bytes (record, "bytes"), error);
}

/**
 * clew_kept_paper_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @paper: (nullable): id of a paper that left; without one nothing happens
 *
 * Opens the paper, or says why it can't. That somebody looked at it is noted in the audit.
 */
void
clew_kept_paper_window_present (GtkWindow *parent, ClewOffice *office, const char *paper)
{
  g_autoptr (GError) error = NULL;
  ClewKeptPaperWindow *window;

  if (paper == NULL)
    return;
  window = g_object_new (CLEW_TYPE_KEPT_PAPER_WINDOW, "transient-for", parent, "modal",
                         parent != NULL, "destroy-with-parent", TRUE, NULL);
  if (!show (window, office, paper, &error))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      gtk_window_present (
        clew_message_new_problem (parent, _ ("This Paper Can’t Be Shown"), error));
      return;
    }
  gtk_window_present (GTK_WINDOW (window));
}
