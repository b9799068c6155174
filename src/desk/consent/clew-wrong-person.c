/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-wrong-person.h"

#include "desk/clew-message.h"
#include "records/clew-person-name.h"
#include "records/clew-release-wrong-person.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWindow  *parent;
  ClewOffice *office;
  char       *consent;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->parent);
  g_object_unref (question->office);
  g_free (question->consent);
  g_free (question);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, CLEW_MESSAGE_GO) &&
      !clew_release_record_wrong_person (question->office, question->consent, &error))
    gtk_window_present (clew_message_new_problem (question->parent,
                                                  _ ("The Form Can’t Be Taken Away Now"), error));
}

static char *
dup_body (const ClewReleaseDetail *release)
{
  g_autofree char *name = clew_person_dup_full_name (release->participant);
  /* Translators: %s is a person's name */
  g_autofree char *effect = g_strdup_printf (
    _ ("The form is taken away from %s: nobody may hear anything by it, and what counted before it "
       "counts again. What was taken back stays taken back. Then the form can be entered for who "
       "signed it."),
       name);
  guint            n = release->n_disclosures;
  g_autofree char *told = g_strdup_printf (
    ngettext ("%u disclosure was made on its ground and stays in the list of disclosures. Tell the "
              "project manager of it.",
              "%u disclosures were made on its ground and stay in the list of disclosures. Tell "
              "the project manager of them.",
              n),
    n);

  if (n == 0)
    return g_strjoin ("\n\n", effect, _ ("This can’t be undone."), NULL);
  return g_strjoin ("\n\n", effect, told, _ ("This can’t be undone."), NULL);
}

/**
 * clew_wrong_person_ask:
 * @parent: the window to stand over
 * @office: the open office
 * @release: a release that was a blank form
 *
 * Asks once more, since it can't be taken back, and then takes the form away from the person
 * for whom it was entered.
 */
void
clew_wrong_person_ask (GtkWindow               *parent,
                       ClewOffice              *office,
                       const ClewReleaseDetail *release)
{
  g_autofree char *body = dup_body (release);
  const char      *title = _ ("Was This Form Entered for the Wrong Person?");
  const char      *take = _ ("_Take It Away");
  const char      *stay = _ ("_Cancel");
  GtkWindow       *dialog = clew_message_new_question (parent, title, body, stay, take, TRUE);
  Question        *question = g_new0 (Question, 1);

  question->parent = g_object_ref (parent);
  question->office = g_object_ref (office);
  question->consent = g_strdup (clew_record_get_id (release->consent));
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  gtk_window_present (dialog);
}
