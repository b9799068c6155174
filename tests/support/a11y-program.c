/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with one of each: what clew_test_a11y.py can tell about a program is
 * tried on it, and so is that it tells what is wrong. */

#include <gtk/gtk.h>

static GtkWidget *said;

static gboolean
say_late_cb (gpointer data)
{
  gtk_label_set_label (GTK_LABEL (said), "said");
  return G_SOURCE_REMOVE;
}

static void
say_cb (GtkButton *button, gpointer data)
{
  g_timeout_add (300, say_late_cb, NULL);
}

static void
open_cb (GtkButton *button, gpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *close = gtk_button_new_with_label ("Close it");

  gtk_window_set_title (GTK_WINDOW (window), "Second");
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (data));
  gtk_window_set_child (GTK_WINDOW (window), close);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (gtk_window_destroy), window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
activate_cb (GtkApplication *application, gpointer data)
{
  const char *const choices[] = { "One", "Two", "Three", NULL };
  GtkWidget        *window = gtk_application_window_new (application);
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget        *entry = gtk_entry_new ();
  GtkWidget        *say = gtk_button_new_with_label ("Say");
  GtkWidget        *open = gtk_button_new_with_mnemonic ("_Open");
  GtkWidget        *check = gtk_check_button_new_with_label ("Agreed");
  GtkWidget        *on_off = gtk_switch_new ();
  GtkWidget        *choice = gtk_drop_down_new_from_strings (choices);
  GtkWidget        *stack = gtk_stack_new ();
  GtkWidget        *out_of_reach = gtk_button_new_with_label ("Mouse only");

  said = gtk_label_new ("nothing said");
  name_widget (entry, "Name");
  name_widget (on_off, "On or off");
  name_widget (choice, "Choice");
  gtk_widget_set_focusable (out_of_reach, FALSE);
  g_signal_connect (say, "clicked", G_CALLBACK (say_cb), NULL);
  g_signal_connect (open, "clicked", G_CALLBACK (open_cb), window);

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), say);
  gtk_box_append (GTK_BOX (box), said);
  gtk_box_append (GTK_BOX (box), open);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), on_off);
  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (GTK_BOX (box), out_of_reach);
  gtk_stack_add_named (GTK_STACK (stack), gtk_button_new_with_label ("Front"), "front");
  gtk_stack_add_named (GTK_STACK (stack), gtk_button_new_with_label ("Behind"), "behind");
  gtk_box_append (GTK_BOX (box), stack);
  if (g_getenv ("A11Y_PROGRAM_UNNAMED") != NULL)
    {
      gtk_box_append (GTK_BOX (box), gtk_button_new_from_icon_name ("open-menu-symbolic"));
      gtk_box_append (GTK_BOX (box), gtk_switch_new ());
      gtk_box_append (GTK_BOX (box), gtk_entry_new ());
    }

  gtk_window_set_title (GTK_WINDOW (window), "First");
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr(GtkApplication) application = NULL;

  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
