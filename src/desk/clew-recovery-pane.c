/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-recovery-pane.h"

#include "desk/clew-accessible.h"
#include "desk/clew-message.h"
#include "desk/clew-pdf-output.h"
#include "documents/clew-recovery-sheet.h"
#include "keys/clew-recovery-code.h"

#include <glib/gi18n.h>

#include <string.h>

/* The recovery code in numbered groups, with the ways to get it on paper. It
 * follows from the key each time and is kept nowhere; the labels' own copies are
 * the toolkit's, which wipes nothing. */
struct _ClewRecoveryPane
{
  AdwBin parent_instance;

  GtkGrid *code_grid;

  ClewSecret       *key;
  char             *office_id;
  char             *office_name;
  ClewRecoverySheet sheet; /* but for the texts */
};

G_DEFINE_FINAL_TYPE (ClewRecoveryPane, clew_recovery_pane, ADW_TYPE_BIN)

/* Numbered groups, so that eye and paper agree where they are. */
static void
show_code (ClewRecoveryPane *pane, const char *code)
{
  g_auto(GStrv) groups = g_strsplit (code, "-", -1);

  for (int i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i + 1);
      char            *spoken;
      GtkWidget       *number_label = gtk_label_new (number);
      GtkWidget       *group_label = gtk_label_new (groups[i]);

      /* Translators: spoken: the number of a group of the recovery code, and the group. */
      spoken = g_strdup_printf (_("Group %d: %s"), i + 1, groups[i]);
      clew_accessible_set_name (group_label, spoken);
      gtk_widget_add_css_class (number_label, "dim-label");
      gtk_widget_add_css_class (number_label, "caption");
      gtk_widget_add_css_class (number_label, "numeric");
      gtk_label_set_xalign (GTK_LABEL (number_label), 1);
      gtk_widget_add_css_class (group_label, "title-3");
      gtk_widget_add_css_class (group_label, "monospace");
      gtk_grid_attach (pane->code_grid, number_label, i % 4 * 2, i / 4, 1, 1);
      gtk_grid_attach (pane->code_grid, group_label, i % 4 * 2 + 1, i / 4, 1, 1);
      explicit_bzero (groups[i], strlen (groups[i]));
      explicit_bzero (spoken, strlen (spoken));
      g_free (spoken);
    }
}

static GBytes *
make_sheet (gpointer data, GError **error)
{
  ClewRecoveryPane *pane = data;
  ClewRecoverySheet sheet = pane->sheet;
  char             *code = clew_recovery_code_new (pane->key, pane->office_id);
  GBytes           *pdf;

  sheet.code = code;
  sheet.office_name = pane->office_name;
  pdf = clew_recovery_sheet_render (&sheet, error);
  clew_secret_free_text (code);

  return pdf;
}

static void
done_cb (const GError *error, gpointer data)
{
  g_autoptr(ClewRecoveryPane) pane = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));

  if (error != NULL && root != NULL)
    gtk_window_present (clew_message_new_problem (
      GTK_WINDOW (root), _("The Recovery Sheet Was Not Made"), error));
}

static void
print_cb (ClewRecoveryPane *pane)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));

  clew_pdf_output_print (GTK_WINDOW (root), _("Recovery sheet"), pane->sheet.a4, make_sheet,
                                               done_cb, g_object_ref (pane));
}

static void
save_cb (ClewRecoveryPane *pane)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));

  clew_pdf_output_save (GTK_WINDOW (root), _("Save Recovery Sheet"), "recovery-sheet.pdf",
                                              make_sheet, done_cb, g_object_ref (pane));
}

static void
clew_recovery_pane_finalize (GObject *object)
{
  ClewRecoveryPane *pane = CLEW_RECOVERY_PANE (object);

  g_clear_pointer (&pane->key, clew_secret_unref);
  g_free (pane->office_id);
  g_free (pane->office_name);

  G_OBJECT_CLASS (clew_recovery_pane_parent_class)->finalize (object);
}

static void
clew_recovery_pane_class_init (ClewRecoveryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clew_recovery_pane_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/clewproject/Clew/clew-recovery-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewRecoveryPane, code_grid);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
clew_recovery_pane_init (ClewRecoveryPane *pane)
{
  gtk_widget_init_template (GTK_WIDGET (pane));
}

/**
 * clew_recovery_pane_show:
 * @pane: an empty pane
 * @office: an open office
 * @key: its key
 *
 * Shows the office's code, once.
 */
void
clew_recovery_pane_show (ClewRecoveryPane *pane, ClewOffice *office, ClewSecret *key)
{
  ClewRecord *record = clew_office_get_record (office);
  char       *code;

  g_return_if_fail (CLEW_IS_RECOVERY_PANE (pane));
  g_return_if_fail (pane->key == NULL);

  pane->key = clew_secret_ref (key);
  pane->office_id = g_strdup (clew_office_get_id (office));
  pane->office_name = g_strdup (clew_record_get_text (record, "name"));
  pane->sheet.made_on = clew_office_today (office);
  pane->sheet.a4 = g_strcmp0 (clew_record_get_text (record, "paper"), "a4") == 0;
  code = clew_recovery_code_new (key, pane->office_id);
  show_code (pane, code);
  clew_secret_free_text (code);
}
