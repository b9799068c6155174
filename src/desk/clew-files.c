/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-files.h"

#include <glib/gi18n.h>

typedef struct
{
  ClewFilesChosen chosen;
  GObject        *data; /* weak: the chooser may be another program's, and outlive who asked */
} Choosing;

static void
choosing_free (gpointer data)
{
  Choosing *choosing = data;

  g_clear_weak_pointer (&choosing->data);
  g_free (choosing);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Choosing *choosing)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL && choosing->data != NULL)
        choosing->chosen (path, choosing->data);
    }

  /* A native dialog is nobody's child: this reference is the one that kept it. */
  g_object_unref (dialog);
}

static void
choose (GtkFileChooserNative *dialog, ClewFilesChosen chosen, gpointer data)
{
  Choosing *choosing = g_new0 (Choosing, 1);

  choosing->chosen = chosen;
  g_set_weak_pointer (&choosing->data, G_OBJECT (data));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);

  g_object_set_data_full (G_OBJECT (dialog), "clew-choosing", choosing, choosing_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), choosing);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
filter_offices (GtkFileChooserNative *dialog)
{
  g_autoptr(GtkFileFilter) offices = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (offices, _("Office files"));
  gtk_file_filter_add_pattern (offices, "*.clew");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), offices);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
}

/**
 * clew_files_choose_office:
 * @chosen: called with an existing file, or not at all
 * @data: a GObject; once it is disposed of, the answer goes to nobody
 */
void
clew_files_choose_office (GtkWindow *parent, ClewFilesChosen chosen, gpointer data)
{
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (_("Open Office"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                           _("_Open"), _("_Cancel"));
  filter_offices (dialog);
  choose (dialog, chosen, data);
}

/**
 * clew_files_choose_key_file:
 * @chosen: called with an existing file, or not at all
 * @data: a GObject; once it is disposed of, the answer goes to nobody
 *
 * Whoever made a key file named it as they liked, so every file is offered.
 */
void
clew_files_choose_key_file (GtkWindow *parent, ClewFilesChosen chosen, gpointer data)
{
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (_("Use Key File"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                           _("_Use"), _("_Cancel"));
  choose (dialog, chosen, data);
}

/**
 * clew_files_choose_new_office:
 * @title: what the file is for
 * @chosen: called with a path to create, or not at all
 * @data: a GObject; once it is disposed of, the answer goes to nobody
 */
void
clew_files_choose_new_office (GtkWindow      *parent,
                              const char     *title,
                              ClewFilesChosen chosen,
                              gpointer        data)
{
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _("_Create"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "office.clew");
  filter_offices (dialog);
  choose (dialog, chosen, data);
}

static void
filter_scans (GtkFileChooserNative *dialog)
{
  static const char *const types[] = { "application/pdf", "image/png", "image/jpeg" };
  g_autoptr(GtkFileFilter) scans = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (scans, _("PDF, PNG and JPEG"));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_file_filter_add_mime_type (scans, types[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), scans);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
}

/**
 * clew_files_choose_scan:
 * @chosen: called with an existing file, or not at all
 * @data: a GObject; once it is disposed of, the answer goes to nobody
 *
 * The filter only helps to look: whoever takes the file judges it.
 */
void
clew_files_choose_scan (GtkWindow *parent, ClewFilesChosen chosen, gpointer data)
{
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (_("Attach Scan"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                           _("_Attach"), _("_Cancel"));
  filter_scans (dialog);
  choose (dialog, chosen, data);
}

/**
 * clew_files_choose_packet:
 * @chosen: called with an existing file, or not at all
 * @data: a GObject; once it is disposed of, the answer goes to nobody
 *
 * A file that another office made for this one.
 */
void
clew_files_choose_packet (GtkWindow *parent, ClewFilesChosen chosen, gpointer data)
{
  g_autoptr(GtkFileFilter) packets = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    _("Open What Was Shared"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  gtk_file_filter_set_name (packets, _("Files from another office"));
  gtk_file_filter_add_pattern (packets, "*.clewshare");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), packets);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  choose (dialog, chosen, data);
}

/**
 * clew_files_choose_table:
 * @chosen: called with an existing file, or not at all
 * @data: a GObject; once it is disposed of, the answer goes to nobody
 *
 * For a file of a court or another program. Again whoever takes the file judges it.
 */
void
clew_files_choose_table (GtkWindow *parent, ClewFilesChosen chosen, gpointer data)
{
  static const char *const patterns[] = { "*.csv", "*.CSV", "*.tsv", "*.txt" };
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Bring In Cases"), parent,
                                                                 GTK_FILE_CHOOSER_ACTION_OPEN,
                                                                 _ ("_Open"), _ ("_Cancel"));

  gtk_file_filter_set_name (tables, _ ("Tables (CSV)"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (tables, patterns[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  choose (dialog, chosen, data);
}

/**
 * clew_files_choose_copy:
 * @title: of the dialog
 * @name: what the file is called unless somebody says otherwise; never after a person
 * @chosen: called with a path to write to, or not at all
 * @data: a GObject; once it is disposed of, the answer goes to nobody
 */
void
clew_files_choose_copy (GtkWindow      *parent,
                        const char     *title,
                        const char     *name,
                        ClewFilesChosen chosen,
                        gpointer        data)
{
  const char           *save = _("_Save");
  const char           *cancel = _("_Cancel");
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, save,
                                        cancel);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  choose (dialog, chosen, data);
}
