/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-figures.h"

#include <adwaita.h>

/* bench-empty [time]: the least that a program with libadwaita can show, linked with
 * nothing else. With "time" it tells when its first frame was painted and leaves, else
 * it stays for bench-watch to look at. */

static void
painted_cb (GdkFrameClock *clock, GApplication *application)
{
  bench_say_first_frame ();
  g_application_quit (application);
}

static void
realized_cb (GtkWidget *window, GApplication *application)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    application);
}

static void
activate_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (bench_is_started_again ())
    g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), application);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 750);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc > 1)
    bench_start_again (argv);
  application = adw_application_new ("org.clewproject.Bench", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
