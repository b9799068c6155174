/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-roster-output.h"

#include "base/clew-error.h"
#include "desk/clew-error-words.h"
#include "desk/clew-pdf-output.h"
#include "documents/clew-roster-paper.h"

#include <glib/gi18n.h>

/* What was chosen when printing began: if less holds by then, it is refused, not left out. */
typedef struct
{
  ClewOffice     *office;
  GStrv           agencies;
  GStrv           categories;
  gboolean        has_others;
  ClewDay         on;
  GStrv           chosen;
  ClewRosterPaper paper;
  ClewRosterDone  done;
  gpointer        data;
  gboolean        made;
} Output;

static void
output_free (Output *output)
{
  g_object_unref (output->office);
  g_strfreev (output->agencies);
  g_strfreev (output->categories);
  g_strfreev (output->chosen);
  g_free (output);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Output, output_free)

static GBytes *
make (gpointer data, GError **error)
{
  Output            *output = data;
  ClewRosterQuestion question = {
    .agencies = (const char *const *)output->agencies,
    .has_others = output->has_others,
    .categories = (const char *const *)output->categories,
    .on = output->on,
  };
  g_autoptr (GPtrArray) clearances = clew_roster_clear (output->office, &question,
                                                        (const char *const *)output->chosen, error);
  GBytes *pdf;

  if (clearances == NULL)
    return NULL;
  pdf = clew_gate_print_list (clearances, "roster", clew_roster_paper_print, &output->paper, error);
  output->made = pdf != NULL;
  return pdf;
}

static char *
describe_outcome (const Output *output, const GError *error)
{
  guint            n = g_strv_length (output->chosen);
  g_autofree char *why = error != NULL ? clew_error_words_dup_text (error) : NULL;

  if (why == NULL)
    return g_strdup_printf (ngettext ("The list is made, and the ledger says so for %u person.",
                                      "The list is made, and the ledger says so for %u people.", n),
                            n);
  if (output->made)
    /* Translators: %s says what went wrong with the printer or the file */
    return g_strdup_printf (_ ("The list is in the ledger, but it may not have come out. %s"), why);
  if (g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED))
    /* Translators: %s says why somebody may not stand on the list any more */
    return g_strdup_printf (_ ("Something changed since you looked, so nothing was printed and "
                               "nothing is in the ledger: %s The lists above are new."),
                               error->message);
  return g_steal_pointer (&why);
}

static void
out_cb (const GError *error, gpointer data)
{
  g_autoptr (Output) output = data;
  char *outcome = error != NULL || output->made ? describe_outcome (output, error) : NULL;

  output->done (outcome, error != NULL, output->data);
}

/**
 * clew_roster_output_begin:
 * @parent: the window to stand over
 * @office: the open office
 * @question: who is present, and what will be spoken of
 * @chosen: (array zero-terminated=1): ids of those on the list
 * @has_names: names instead of initials
 * @to_file: whether to ask for a file instead of a printer
 * @done: called once
 * @data: for @done
 *
 * Asks where to, and only then asks the gate and makes the list.
 */
void
clew_roster_output_begin (GtkWindow                *parent,
                          ClewOffice               *office,
                          const ClewRosterQuestion *question,
                          const char *const        *chosen,
                          gboolean                  has_names,
                          gboolean                  to_file,
                          ClewRosterDone            done,
                          gpointer                  data)
{
  const char *paper = clew_record_get_text (clew_office_get_record (office), "paper");
  const char *title = _ ("Save List");
  const char *name = _ ("meeting-list.pdf");
  Output     *output = g_new0 (Output, 1);

  *output = (Output){
    .office = g_object_ref (office),
    .agencies = g_strdupv ((GStrv)question->agencies),
    .categories = g_strdupv ((GStrv)question->categories),
    .has_others = question->has_others,
    .on = question->on,
    .chosen = g_strdupv ((GStrv)chosen),
    .paper = { has_names },
    .done = done,
    .data = data,
  };
  if (to_file)
    clew_pdf_output_save (parent, title, name, make, out_cb, output);
  else
    clew_pdf_output_print (parent, _ ("List for a meeting"), g_strcmp0 (paper, "a4") == 0, make,
                                      out_cb, output);
}
