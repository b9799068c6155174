/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-entry-frame.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-help.h"
#include "desk/clew-message.h"

#include <glib/gi18n.h>

static gboolean
help_cb (GtkWidget *widget, GVariant *arguments, gpointer topic)
{
  clew_help_show (widget, topic);
  return TRUE;
}

static void
add_key (AdwWindow *window, guint key, GtkShortcutAction *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), action));
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static GtkWidget *
new_header_bar (ClewEntryFrame *frame, const char *title)
{
  GtkWidget *bar = adw_header_bar_new ();

  frame->leave = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  frame->commit = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (frame->leave), "window.close");
  gtk_widget_add_css_class (frame->commit, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, ""));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), frame->leave);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), frame->commit);
  return bar;
}

static GtkWidget *
new_scroller (ClewEntryFrame *frame)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  frame->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_start (frame->column, 18);
  gtk_widget_set_margin_end (frame->column, 18);
  gtk_widget_set_margin_top (frame->column, 18);
  gtk_widget_set_margin_bottom (frame->column, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 880);
  adw_clamp_set_child (ADW_CLAMP (clamp), frame->column);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static const char leave_text[] =
  N_ ("Nothing was recorded. What you entered here will be lost.");

/* The boxes of a paper with sixty agencies are not ticked twice for one wrong key. */
static gboolean
close_request_cb (GtkWindow *window, ClewEntryFrame *frame)
{
  if (!frame->touched)
    return GDK_EVENT_PROPAGATE;
  clew_message_ask_to_discard (window, _ ("Leave Without Recording?"), _ (leave_text),
                                                                          _ ("_Keep Working"));
  return GDK_EVENT_STOP;
}

/* A window with no place for the focus gives it to its first button, which is Cancel: then
 * Return closes what was opened to be filled in. */
static void
show_cb (GtkWindow *window, ClewEntryFrame *frame)
{
  if (gtk_window_get_focus (window) == frame->leave)
    gtk_widget_child_focus (frame->column, GTK_DIR_TAB_FORWARD);
}

/**
 * clew_entry_frame_build:
 * @frame: is filled in; lives in @window
 * @window: an empty window
 * @parent: (nullable): the window to stand over
 * @title: of the window; names nobody
 */
void
clew_entry_frame_build (ClewEntryFrame *frame,
                        AdwWindow      *window,
                        GtkWindow      *parent,
                        const char     *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *missing = gtk_label_new (NULL);

  frame->missing = GTK_LABEL (missing);
  gtk_label_set_wrap (frame->missing, TRUE);
  gtk_label_set_justify (frame->missing, GTK_JUSTIFY_CENTER);
  gtk_widget_set_margin_start (missing, 18);
  gtk_widget_set_margin_end (missing, 18);
  gtk_widget_set_margin_top (missing, 9);
  gtk_widget_set_margin_bottom (missing, 9);
  gtk_box_append (GTK_BOX (box), new_header_bar (frame, title));
  gtk_box_append (GTK_BOX (box), new_scroller (frame));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), missing);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  adw_window_set_content (window, box);
  add_key (window, GDK_KEY_Escape, gtk_named_action_new ("window.close"));
  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), frame);
  g_signal_connect_after (window, "show", G_CALLBACK (show_cb), frame);
}

/**
 * clew_entry_frame_set_verb:
 * @frame: a frame
 * @verb: on the button that commits, with a mnemonic
 */
void
clew_entry_frame_set_verb (ClewEntryFrame *frame, const char *verb)
{
  gtk_button_set_label (GTK_BUTTON (frame->commit), verb);
  gtk_button_set_use_underline (GTK_BUTTON (frame->commit), TRUE);
}

/**
 * clew_entry_frame_add_save:
 * @frame: a frame whose verb prints
 *
 * Returns: (transfer none): a button beside the verb that saves the same pages as a file
 */
GtkWidget *
clew_entry_frame_add_save (ClewEntryFrame *frame)
{
  GtkWidget *bar = gtk_widget_get_ancestor (frame->commit, ADW_TYPE_HEADER_BAR);
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save PDF…"));

  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), save);
  return save;
}

/**
 * clew_entry_frame_set_help:
 * @window: a window with a frame
 * @topic: what F1 opens; must live as long as the program
 */
void
clew_entry_frame_set_help (AdwWindow *window, const char *topic)
{
  add_key (window, GDK_KEY_F1, gtk_callback_action_new (help_cb, (gpointer)topic, NULL));
}

/**
 * clew_entry_frame_say:
 * @frame: a frame
 * @missing: (nullable): what is still missing; without it the verb can be chosen
 */
void
clew_entry_frame_say (ClewEntryFrame *frame, const char *missing)
{
  gtk_widget_set_sensitive (frame->commit, missing == NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (frame->missing), "error");
  gtk_label_set_label (frame->missing,
                       missing != NULL ? missing : _ ("Once entered, this can’t be undone."));
}

/**
 * clew_entry_frame_fail:
 * @frame: a frame
 * @error: why nothing was kept; what was entered stays on screen
 */
void
clew_entry_frame_fail (ClewEntryFrame *frame, const GError *error)
{
  g_autofree char *text = clew_error_words_dup_text (error);

  gtk_widget_add_css_class (GTK_WIDGET (frame->missing), "error");
  gtk_label_set_label (frame->missing, text);
}

/**
 * clew_entry_frame_add_text:
 * @frame: a frame
 * @text: what to know
 *
 * Returns: (transfer none): the label
 */
GtkLabel *
clew_entry_frame_add_text (ClewEntryFrame *frame, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (frame->column), label);
  return GTK_LABEL (label);
}

/**
 * clew_entry_frame_add_list:
 * @frame: a frame
 * @name: what a screen reader calls it
 *
 * Returns: (transfer none): a boxed list
 */
GtkListBox *
clew_entry_frame_add_list (ClewEntryFrame *frame, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  clew_accessible_set_name (list, name);
  gtk_box_append (GTK_BOX (frame->column), list);
  return GTK_LIST_BOX (list);
}

/**
 * clew_entry_frame_add_beside:
 * @window: a window with a frame
 * @beside: what always stands at the end, beside the column
 */
void
clew_entry_frame_add_beside (AdwWindow *window, GtkWidget *beside)
{
  GtkWidget *box = adw_window_get_content (window);
  GtkWidget *bar = gtk_widget_get_first_child (box);
  GtkWidget *scroller = g_object_ref (gtk_widget_get_next_sibling (bar));
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_remove (GTK_BOX (box), scroller);
  gtk_box_insert_child_after (GTK_BOX (box), both, bar);
  gtk_box_append (GTK_BOX (end), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (end), beside);
  gtk_box_append (GTK_BOX (both), scroller);
  gtk_box_append (GTK_BOX (both), end);
  gtk_box_set_homogeneous (GTK_BOX (both), TRUE);
  gtk_widget_set_hexpand (beside, TRUE);
  gtk_widget_set_vexpand (both, TRUE);
  g_object_unref (scroller);
}

static gboolean
toggle_cb (GtkWidget *widget, GVariant *arguments, gpointer flap)
{
  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
  return TRUE;
}

/**
 * clew_entry_frame_add_preview:
 * @window: a window with a frame
 * @preview: what to show at the end, beside the column
 *
 * Adds the preview with a button in the header bar, and F9, to show and hide it.
 *
 * Returns: (transfer none): the flap in which it is
 */
AdwFlap *
clew_entry_frame_add_preview (AdwWindow *window, GtkWidget *preview)
{
  GtkWidget *box = adw_window_get_content (window);
  GtkWidget *bar = gtk_widget_get_first_child (box);
  GtkWidget *scroller = g_object_ref (gtk_widget_get_next_sibling (bar));
  GtkWidget *flap = adw_flap_new ();
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_box_remove (GTK_BOX (box), scroller);
  gtk_box_insert_child_after (GTK_BOX (box), flap, bar);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (flap, TRUE);
  adw_flap_set_flap_position (ADW_FLAP (flap), GTK_PACK_END);
  adw_flap_set_content (ADW_FLAP (flap), scroller);
  adw_flap_set_separator (ADW_FLAP (flap), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_flap (ADW_FLAP (flap), preview);
  g_object_unref (scroller);
  gtk_button_set_icon_name (GTK_BUTTON (button), "view-paged-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Show Preview (F9)"));
  clew_accessible_set_name (button, _ ("Preview"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), button);
  g_object_bind_property (flap, "reveal-flap", button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  add_key (window, GDK_KEY_F9, gtk_callback_action_new (toggle_cb, flap, NULL));
  return ADW_FLAP (flap);
}
