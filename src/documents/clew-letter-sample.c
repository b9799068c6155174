/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-letter-private.h"

#include "documents/clew-pdf-join.h"

#include <glib/gi18n-lib.h>

/* Letters about nobody, to look at the words of letters. They need no clearance,
 * and have no way to be about somebody: nothing is read of any participant. */

/* What a letter can rest on, so that all words about it are seen. */
typedef enum
{
  UNTIL_DATE,
  UNTIL_EVENT,
  BY_ORDER,
} Ground;

static ClewRecord *
new_person (void)
{
  ClewRecord *person = clew_record_new (&clew_kind_participant);

  /* Translators: stands for a person's name on a sample page */
  clew_record_set_text (person, "given_name", _ ("Name of the Person"));
  clew_record_set_day (person, "birth_date", clew_day_new (2000, 1, 1));
  return person;
}

static ClewRecord *
new_consent (Ground ground, ClewDay today)
{
  ClewRecord *consent = clew_record_new (&clew_kind_consent);

  clew_record_set_text (consent, "kind", "multi_party");
  if (ground == UNTIL_DATE)
    clew_record_set_day (consent, "expires_on", clew_day_add_years (today, 1));
  else
    /* Translators: stands for the event that ends a release on a sample page */
    clew_record_set_text (consent, "expires_event", _ ("what the release says"));
  return consent;
}

static ClewRecord *
new_order (ClewDay today)
{
  ClewRecord *order = clew_record_new (&clew_kind_court_order);

  /* Translators: stands for a court's name on a sample page */
  clew_record_set_text (order, "court", _ ("Name of the Court"));
  /* Translators: stands for a subpoena's number on a sample page */
  clew_record_set_text (order, "mandate", _ ("Number of the Subpoena"));
  clew_record_set_day (order, "issued_on", today);
  clew_record_set_day (order, "mandate_on", today);
  return order;
}

/* With every sentence that a letter may have. */
static const char **
list_statements (ClewWording *wording)
{
  GPtrArray *statements = g_ptr_array_new ();

  for (guint topic = 0; topic < CLEW_TOPIC_N; topic++)
    {
      g_autofree const char **known = clew_letter_list_statements (wording, topic);

      for (guint i = 0; known[i] != NULL; i++)
        g_ptr_array_add (statements, (gpointer)known[i]);
    }
  g_ptr_array_add (statements, NULL);
  return (const char **)g_ptr_array_free (statements, FALSE);
}

static GBytes *
draw (const ClewLetterPage *sample, ClewLetterKind kind, Ground ground, GError **error)
{
  g_autofree const char **statements = list_statements (sample->wording);
  ClewDisclosure          what = *sample->what;
  ClewLetterPage          page = *sample;
  GBytes                 *pdf;
  ClewLetter              letter = {
                 .kind = kind,
                 .language = clew_wording_get_language (sample->wording),
                 .statements = statements,
                 .with_birth_date = kind == CLEW_LETTER_INTAKE,
                 .is_preview = TRUE,
  };

  what.purpose = ground == BY_ORDER ? CLEW_PURPOSE_PROCEEDING : CLEW_PURPOSE_COORDINATION;
  page.what = &what;
  page.letter = &letter;
  page.wording = clew_wording_ref (sample->wording);
  page.participant = new_person ();
  page.consent = ground != BY_ORDER ? new_consent (ground, what.on) : NULL;
  page.order = ground == BY_ORDER ? new_order (what.on) : NULL;
  page.scope = g_strdupv ((char **)clew_wording_get_categories (sample->wording));
  page.intake = what.on;
  pdf = clew_letter_draw (&page, error);
  clew_letter_clear_page (&page);
  return pdf;
}

/**
 * clew_letter_sample:
 * @office: an office
 * @wording: words for letters
 * @approved_on: when they were approved, or unknown
 * @error: return location
 *
 * Returns: (transfer full): one of each letter in these words, about nobody, and each page
 *   says that it is a preview; %NULL with @error when they can't be put on paper
 */
GBytes *
clew_letter_sample (ClewOffice *office, ClewWording *wording, ClewDay approved_on, GError **error)
{
  static const Ground grounds[] = { UNTIL_DATE, UNTIL_EVENT, BY_ORDER, UNTIL_DATE };
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  ClewDisclosure what = {
    /* Translators: stands for the name of somebody at an agency on a sample page */
    .person = _ ("Name of Somebody There"),
                 .on = clew_office_today (office),
    };
  ClewGateRow recipient = {
    /* Translators: stands for an agency's name on a sample page */
    .name = (char *)_ ("Name of an Agency"),
                       /* Translators: stands for an agency's former name on a sample page */
                       .named_as = (char *)_ ("Former Name of the Agency"),
                                              .form_number = (char *)"0000",
                                              .since = what.on,
                       };
  ClewLetterPage page = {
    .what = &what,
    .recipient = &recipient,
    .office = office,
    .wording = wording,
    .approved_on = approved_on,
  };

  for (guint kind = 0; kind < CLEW_LETTER_N_KINDS; kind++)
    {
      GBytes *pdf = draw (&page, kind, grounds[kind], error);

      if (pdf == NULL)
        return NULL;
      g_ptr_array_add (papers, pdf);
    }
  return clew_pdf_join (papers, error);
}
