/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-sent-file.h"

#include "base/clew-sealed.h"
#include "desk/clew-accessible.h"
#include "documents/clew-letter-packet.h"

#include <glib/gi18n.h>

struct _ClewSentFile
{
  GtkBox parent_instance;

  GtkLabel *code_label;

  GBytes *file;
};

G_DEFINE_FINAL_TYPE (ClewSentFile, clew_sent_file, GTK_TYPE_BOX)

static void
clew_sent_file_finalize (GObject *object)
{
  g_clear_pointer (&CLEW_SENT_FILE (object)->file, g_bytes_unref);

  G_OBJECT_CLASS (clew_sent_file_parent_class)->finalize (object);
}

static void
clew_sent_file_class_init (ClewSentFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clew_sent_file_finalize;
}

static GtkWidget *
new_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  return label;
}

static void
clew_sent_file_init (ClewSentFile *sent)
{
  GtkWidget *code = new_text (NULL);
  GtkWidget *text = new_text (_ ("Tell them this code by telephone or in person, never with the "
                                 "file. It opens this file only, and is shown only here, until "
                                 "this window closes."));
  GtkWidget *again = gtk_button_new_with_mnemonic (_ ("Save the Same _File Again…"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (sent), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (sent), 12);
  sent->code_label = GTK_LABEL (code);
  gtk_label_set_selectable (sent->code_label, TRUE);
  gtk_widget_add_css_class (code, "title-1");
  gtk_widget_add_css_class (code, "monospace");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (again), "letter.send");
  gtk_widget_add_css_class (again, "pill");
  gtk_widget_set_halign (again, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (sent), code);
  gtk_box_append (GTK_BOX (sent), text);
  gtk_box_append (GTK_BOX (sent), again);
  gtk_widget_set_visible (GTK_WIDGET (sent), FALSE);
}

/**
 * clew_sent_file_make:
 * @sent: the box
 * @office: the open office
 * @participant: whom the letter is about
 * @letter: what it says
 * @address: to whom
 * @error: return location
 *
 * Makes the file under a code of its own and shows that. Once made, it is not made again: the same
 * bytes, and no second row in the ledger.
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
GBytes *
clew_sent_file_make (ClewSentFile            *sent,
                     ClewOffice              *office,
                     const char              *participant,
                     const ClewLetter        *letter,
                     const ClewLetterAddress *address,
                     GError                 **error)
{
  g_autofree char *code = NULL;
  g_autofree char *spoken = NULL;

  if (sent->file != NULL)
    return g_bytes_ref (sent->file);
  code = clew_seal_code_new ();
  sent->file = clew_letter_packet_make (office, participant, letter, address, code, error);
  if (sent->file == NULL)
    return NULL;
  gtk_label_set_label (sent->code_label, code);
  /* Translators: spoken; %s is a code of letters and digits */
  spoken = g_strdup_printf (_ ("Code: %s"), code);
  clew_accessible_set_name (GTK_WIDGET (sent->code_label), spoken);
  gtk_widget_set_visible (GTK_WIDGET (sent), TRUE);
  return g_bytes_ref (sent->file);
}

/**
 * clew_sent_file_is_made:
 * @sent: the box
 *
 * Returns: whether the letter went as a file
 */
gboolean
clew_sent_file_is_made (ClewSentFile *sent)
{
  return sent->file != NULL;
}
