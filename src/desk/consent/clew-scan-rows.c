/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-scan-rows.h"

#include "desk/clew-accessible.h"
#include "desk/clew-files.h"
#include "desk/consent/clew-release-actions.h"
#include "desk/consent/clew-scan-copy.h"
#include "desk/consent/clew-scan-intake.h"
#include "desk/consent/clew-scan-words.h"
#include "records/clew-day-words.h"
#include "records/clew-office-read.h"

#include <glib/gi18n.h>

struct _ClewScanRows
{
  GtkBox parent_instance;

  GtkListBox *list;
  GtkWidget  *attach;   /* (nullable): the row that attaches one more */
  GtkWidget  *give_up;  /* in it, while a file is read */
  GtkWidget  *question; /* (nullable): about a scan of another form */

  ClewScanIntake *intake;
  ClewOffice     *office;
  char           *consent;
  char           *number; /* of the form */
  gboolean        missing;
  GHashTable     *unsure; /* id of a scan → what somebody should compare themselves */
  char           *saving; /* (nullable): id of the scan of which a copy is saved */
};

G_DEFINE_FINAL_TYPE (ClewScanRows, clew_scan_rows, GTK_TYPE_BOX)

enum
{
  SHOW_SCAN,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void show_comparing (ClewScanRows *rows, GtkWidget *row);

static void
say (ClewScanRows *rows, const char *text)
{
  g_signal_emit (rows, signals[FAILED], 0, text);
}

static void
say_error (ClewScanRows *rows, const GError *error)
{
  g_autofree char *text = clew_scan_words_refused (error);

  say (rows, text);
}

static GtkWindow *
get_window (ClewScanRows *rows)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (rows)));
}

static void
add_toast (ClewScanRows *rows, const char *text, gboolean undo)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (rows), ADW_TYPE_TOAST_OVERLAY);
  AdwToast  *toast;

  if (toasts == NULL)
    return;
  toast = adw_toast_new (text);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

/* Attaching */

static void
show_attach (ClewScanRows *rows)
{
  ClewScanState state = clew_scan_intake_get_state (rows->intake);
  const char   *words = _ ("PDF, PNG or JPEG. You can also drop the file on this page");

  if (state == CLEW_SCAN_READING)
    words = _ ("Reading the file…");
  else if (state == CLEW_SCAN_SAVING)
    words = _ ("Saving…");
  else if (state == CLEW_SCAN_ASKING)
    words = _ ("First say what to do with the file above");
  else if (rows->missing)
    words = _ ("The scan of the signed paper is missing. PDF, PNG or JPEG; you can also drop the "
               "file on this page");
  if (rows->attach == NULL)
    return;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (rows->attach), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (rows->attach), state == CLEW_SCAN_IDLE);
  gtk_widget_set_sensitive (rows->attach,
                            state == CLEW_SCAN_IDLE || state == CLEW_SCAN_READING);
  gtk_widget_set_visible (rows->give_up, state == CLEW_SCAN_READING);
}

static void
answered_cb (ClewScanRows *rows, int answer)
{
  clew_scan_intake_answer (rows->intake, (ClewScanAnswer)answer);
}

/* Once it has its place: only then can the page scroll there. */
static gboolean
focus_cb (GtkWidget *question, GdkFrameClock *clock, gpointer data)
{
  if (gtk_widget_get_height (question) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (gtk_widget_get_last_child (question));
  return G_SOURCE_REMOVE;
}

static void
show_question (ClewScanRows *rows)
{
  gboolean asks = clew_scan_intake_get_state (rows->intake) == CLEW_SCAN_ASKING;

  if (!asks && rows->question != NULL)
    {
      gboolean inside = gtk_widget_get_focus_child (GTK_WIDGET (rows)) == rows->question;

      gtk_box_remove (GTK_BOX (rows), rows->question);
      rows->question = NULL;
      if (inside)
        gtk_widget_child_focus (GTK_WIDGET (rows->list), GTK_DIR_TAB_FORWARD);
    }
  if (!asks || rows->question != NULL)
    return;
  rows->question = clew_scan_intake_make_question (rows->intake);
  g_signal_connect_object (rows->question, "answered", G_CALLBACK (answered_cb), rows,
                           G_CONNECT_SWAPPED);
  gtk_box_prepend (GTK_BOX (rows), rows->question);
  clew_accessible_mend (rows->question);
  gtk_widget_add_tick_callback (rows->question, focus_cb, NULL, NULL);
}

static void
intake_changed_cb (ClewScanRows *rows)
{
  show_question (rows);
  show_attach (rows);
}

/* The row may be there already, or come when the page is shown again. */
static void
expect_comparing (ClewScanRows *rows, const char *scan, char *words)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (rows->list));

  g_hash_table_insert (rows->unsure, g_strdup (scan), words);
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "scan"), scan) == 0)
      show_comparing (rows, row);
}

static void
attached_cb (ClewScanRows *rows, const ClewScanTie *tie, const char *number)
{
  gboolean         is_here = g_strcmp0 (number, rows->number) == 0;
  char            *compare = tie != NULL ? clew_scan_words_compare (tie, number) : NULL;
  g_autofree char *text = NULL;

  if (tie == NULL)
    /* Translators: %s is the number of a form */
    text = g_strdup_printf (_ ("A scan was not attached to form %s. Attach it there again"),
                               number);
  else if (compare != NULL && is_here)
    /* Translators: %s is the number of a form */
    text = g_strdup_printf (_ ("Scan attached, its code not known. Is it form %s?"), number);
  else if (tie->match == CLEW_SCAN_THIS_FORM || !is_here)
    /* Translators: %s is the number of a form */
    text = g_strdup_printf (_ ("Scan attached to form %s"), number);
  else
    text = g_strdup (_ ("Scan attached"));
  if (compare != NULL)
    expect_comparing (rows, tie->scan, compare);
  add_toast (rows, text, tie != NULL);
}

static void
refused_cb (ClewScanRows *rows, const char *text)
{
  say (rows, text);
}

static void
chosen_cb (const char *path, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  clew_scan_rows_take (data, file);
}

/* Saving a copy */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ClewScanRows) rows = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = clew_office_read_finish (result, &error);
  g_autofree char *said = NULL;

  if (rows->office == NULL)
    return;
  if (path == NULL)
    {
      say_error (rows, error);
      return;
    }
  /* Translators: %s is the name of a file with its folder */
  said = g_strdup_printf (_ ("Copy saved, not encrypted: %s"), path);
  add_toast (rows, said, FALSE);
}

static void
save_chosen_cb (const char *path, gpointer data)
{
  ClewScanRows *rows = data;
  g_autoptr (GError) error = NULL;

  if (rows->office == NULL || rows->saving == NULL)
    return;
  if (clew_scan_copy_begin (rows->office, rows->saving, path, copied_cb, rows, &error))
    g_object_ref (rows);
  else
    say_error (rows, error);
}

static void
save_cb (GtkButton *button, ClewScanRows *rows)
{
  const char      *media = g_object_get_data (G_OBJECT (button), "media");
  int              place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "place"));
  g_autofree char *name = g_strdup_printf ("%s-%d.%s", rows->number, place,
                                           g_str_equal (media, "jpeg") ? "jpg" : media);

  g_free (rows->saving);
  rows->saving = g_strdup (g_object_get_data (G_OBJECT (button), "scan"));
  clew_files_choose_copy (get_window (rows), _ ("Save a Copy of the Scan"), name, save_chosen_cb,
                                                rows);
}

static void
remove_cb (GtkButton *button, ClewScanRows *rows)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *scan = g_strdup (g_object_get_data (G_OBJECT (button), "scan"));

  if (clew_scan_remove (rows->office, scan, &error))
    {
      say (rows, NULL);
      add_toast (rows, _ ("Scan removed"), TRUE);
    }
  else
    say_error (rows, error);
}

/* The rows */

static GtkWidget *
new_button (ClewScanRows   *rows,
            const ClewScan *scan,
            int             place,
            const char     *icon_name,
            const char     *name,
            GCallback       callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  clew_accessible_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "scan", g_strdup (scan->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "media", g_strdup (scan->media), g_free);
  g_object_set_data (G_OBJECT (button), "place", GINT_TO_POINTER (place));
  g_signal_connect_object (button, "clicked", callback, rows, 0);
  return button;
}

static char *
describe (ClewScanRows *rows, const ClewScan *scan)
{
  static const ClewChoice media[] = {
    { "pdf", N_ ("PDF") }, { "png", N_ ("PNG picture") }, { "jpeg", N_ ("JPEG picture") }, { NULL }
  };
  g_autofree char *size = g_format_size ((guint64)scan->size);
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", scan->pages),
                                            scan->pages);
  g_autoptr (GDateTime) attached = clew_office_to_local (rows->office, scan->attached);
  g_autofree char *day = NULL;

  if (attached != NULL)
    day = clew_day_words (clew_day_new (g_date_time_get_year (attached),
                                        g_date_time_get_month (attached),
                                        g_date_time_get_day_of_month (attached)));
  /* Translators: of a scan: kind of file, pages, size, the date when it was attached */
  return g_strdup_printf (_ ("%s · %s · %s · attached %s"),
                             clew_choice_get_label (media, scan->media), pages, size,
                             day != NULL ? day : "");
}

/* What a machine could not tell is asked at the scan, and hinders nobody. */
static void
show_comparing (ClewScanRows *rows, GtkWidget *row)
{
  const char *scan = g_object_get_data (G_OBJECT (row), "scan");
  const char *words = g_object_get_data (G_OBJECT (row), "compared") == NULL
                        ? g_hash_table_lookup (rows->unsure, scan)
                        : NULL;
  const char *about = g_object_get_data (G_OBJECT (row), "about");

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words != NULL ? words : about);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "matches"), words != NULL);
}

static void
compared_cb (GtkButton *button, ClewScanRows *rows)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  g_autoptr (GError) error = NULL;
  g_autofree char *scan = g_strdup (g_object_get_data (G_OBJECT (row), "scan"));

  gtk_widget_grab_focus (row);
  g_object_set_data (G_OBJECT (row), "compared", row);
  show_comparing (rows, row);
  if (clew_scan_confirm (rows->office, scan, rows->number, &error))
    return;
  g_object_set_data (G_OBJECT (row), "compared", NULL);
  show_comparing (rows, row);
  say_error (rows, error);
}

static void
add_scan (ClewScanRows *rows, const ClewScan *scan, int place)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *about = describe (rows, scan);
  /* Translators: the scans of a form are counted */
  g_autofree char *title = g_strdup_printf (_ ("Scan %d"), place);
  /* Translators: on a button; the scans of a form are counted */
  g_autofree char *save = g_strdup_printf (_ ("Save a Copy of Scan %d…"), place);
  /* Translators: on a button; the scans of a form are counted */
  g_autofree char *remove = g_strdup_printf (_ ("Remove Scan %d"), place);
  /* Translators: on a button; the scans of a form are counted */
  g_autofree char *same = g_strdup_printf (_ ("The Number on Scan %d Matches"), place);
  GtkWidget       *icon = gtk_image_new_from_icon_name ("image-x-generic-symbolic");
  GtkWidget       *matches = new_button (rows, scan, place, "object-select-symbolic", same,
                                         G_CALLBACK (compared_cb));

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), matches);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             new_button (rows, scan, place, "document-save-as-symbolic", save,
                                         G_CALLBACK (save_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             new_button (rows, scan, place, "user-trash-symbolic", remove,
                                         G_CALLBACK (remove_cb)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "scan", g_strdup (scan->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "about", g_steal_pointer (&about), g_free);
  g_object_set_data (G_OBJECT (row), "matches", matches);
  if (g_strcmp0 (scan->confirmed, rows->number) == 0)
    g_object_set_data (G_OBJECT (row), "compared", row);
  show_comparing (rows, row);
  gtk_list_box_append (rows->list, row);
}

static void
add_attach (ClewScanRows *rows)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (rows->missing ? "dialog-warning-symbolic"
                                                                : "list-add-symbolic");

  rows->attach = adw_action_row_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  if (rows->missing)
    gtk_widget_add_css_class (icon, "warning");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows->attach), _ ("Attach Scan…"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (rows->attach), icon);
  rows->give_up = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_widget_set_valign (rows->give_up, GTK_ALIGN_CENTER);
  g_signal_connect_object (rows->give_up, "clicked", G_CALLBACK (clew_scan_intake_give_up),
                           rows->intake, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (rows->attach), rows->give_up);
  clew_accessible_mend (rows->give_up);
  gtk_list_box_append (rows->list, rows->attach);
  show_attach (rows);
}

static void
activated_cb (GtkListBox *list, GtkWidget *row, ClewScanRows *rows)
{
  const char *scan = g_object_get_data (G_OBJECT (row), "scan");

  if (scan != NULL)
    g_signal_emit (rows, signals[SHOW_SCAN], 0, scan);
  else
    clew_scan_rows_choose (rows);
}

static void
clew_scan_rows_dispose (GObject *object)
{
  ClewScanRows *rows = CLEW_SCAN_ROWS (object);

  if (rows->intake != NULL)
    {
      g_signal_handlers_disconnect_by_data (rows->intake, rows);
      g_object_run_dispose (G_OBJECT (rows->intake));
    }
  g_clear_object (&rows->intake);
  g_clear_object (&rows->office);

  G_OBJECT_CLASS (clew_scan_rows_parent_class)->dispose (object);
}

static void
clew_scan_rows_finalize (GObject *object)
{
  ClewScanRows *rows = CLEW_SCAN_ROWS (object);

  g_hash_table_unref (rows->unsure);
  g_free (rows->consent);
  g_free (rows->number);
  g_free (rows->saving);

  G_OBJECT_CLASS (clew_scan_rows_parent_class)->finalize (object);
}

static void
clew_scan_rows_class_init (ClewScanRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_scan_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_scan_rows_finalize;

  /**
   * ClewScanRows::show-scan:
   * @scan: a scan's id
   *
   * Somebody wants to look at it.
   */
  signals[SHOW_SCAN] = g_signal_new ("show-scan", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * ClewScanRows::failed:
   * @text: (nullable): what happened, what is safe and what to do
   *
   * Something could not be done; %NULL when all is well again.
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
create_note (void)
{
  GtkWidget *note = gtk_label_new (
    _ ("A copy of the form or of a scan, printed or saved, is for the participant or this office. "
       "An agency gets what it may hear in a letter. Each copy leaves an entry in the record of "
       "changes."));

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim-label");
  return note;
}

static void
clew_scan_rows_init (ClewScanRows *rows)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (rows), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (rows), 12);
  rows->unsure = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  rows->intake = clew_scan_intake_new ();
  g_signal_connect_object (rows->intake, "changed", G_CALLBACK (intake_changed_cb), rows,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rows->intake, "attached", G_CALLBACK (attached_cb), rows,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rows->intake, "refused", G_CALLBACK (refused_cb), rows,
                           G_CONNECT_SWAPPED);
  rows->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (rows->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_hexpand (list, TRUE);
  clew_accessible_set_name (list, _ ("Scans"));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), rows, 0);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (rows), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (rows), 6);
  gtk_box_append (GTK_BOX (rows), list);
  gtk_box_append (GTK_BOX (rows), create_note ());
}

/**
 * clew_scan_rows_show:
 * @rows: the rows
 * @office: the open office
 * @release: the release whose scans they are
 */
void
clew_scan_rows_show (ClewScanRows *rows, ClewOffice *office, const ClewReleaseDetail *release)
{
  const char      *id = clew_record_get_id (release->consent);
  g_autofree char *number = clew_form_number_on_paper (
    clew_record_get_text (release->consent, "form_number"));
  GtkWidget *child;
  gboolean   inside;

  g_return_if_fail (CLEW_IS_SCAN_ROWS (rows));

  inside = gtk_widget_get_focus_child (GTK_WIDGET (rows)) == GTK_WIDGET (rows->list);
  g_set_object (&rows->office, office);
  clew_scan_intake_set_release (rows->intake, office, id, number);
  if (g_strcmp0 (rows->consent, id) != 0)
    {
      g_hash_table_remove_all (rows->unsure);
      g_free (rows->consent);
      rows->consent = g_strdup (id);
      g_free (rows->number);
      rows->number = g_strdup (number);
    }
  rows->missing = clew_release_lacks_scan (release);
  rows->attach = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (rows->list))) != NULL)
    gtk_list_box_remove (rows->list, child);
  for (guint i = 0; i < release->scans->len; i++)
    add_scan (rows, g_ptr_array_index (release->scans, i), (int)i + 1);
  if (!release->standing.is_not_theirs)
    add_attach (rows);
  gtk_widget_set_visible (GTK_WIDGET (rows->list), rows->attach != NULL || release->scans->len > 0);
  if (inside && rows->attach != NULL)
    gtk_widget_grab_focus (rows->attach);
}

/**
 * clew_scan_rows_choose:
 * @rows: the rows
 *
 * Asks for a file and attaches it.
 */
void
clew_scan_rows_choose (ClewScanRows *rows)
{
  g_return_if_fail (CLEW_IS_SCAN_ROWS (rows));

  clew_files_choose_scan (get_window (rows), chosen_cb, rows);
}

/**
 * clew_scan_rows_take:
 * @rows: the rows
 * @file: a file that somebody chose or dropped
 *
 * Reads, judges and attaches it, after those taken before.
 */
void
clew_scan_rows_take (ClewScanRows *rows, GFile *file)
{
  g_return_if_fail (CLEW_IS_SCAN_ROWS (rows));

  clew_scan_intake_take (rows->intake, file);
}
