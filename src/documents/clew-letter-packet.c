/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-letter-packet.h"

#include "base/clew-error.h"
#include "base/clew-id.h"
#include "records/clew-facts.h"
#include "records/clew-packet.h"

#include <glib/gi18n-lib.h>

/* The file says what the letter says and carries it; of a release it names the number and the end,
 * as the letter does. */

typedef struct
{
  const ClewLetter *letter;
  const char       *code;
  GBytes           *file;
} Job;

static GStrv
list_says (const ClewLetter *letter)
{
  g_autoptr (GStrvBuilder) says = g_strv_builder_new ();
  gboolean topics[CLEW_TOPIC_N] = { FALSE };

  if (letter->kind != CLEW_LETTER_NOTICE)
    g_strv_builder_add (says, "takes_part");
  if (letter->kind == CLEW_LETTER_INTAKE)
    g_strv_builder_add (says, "intake");
  if (letter->kind == CLEW_LETTER_NOTHING_HELPFUL)
    g_strv_builder_add (says, "nothing_helpful");
  for (guint i = 0; letter->kind == CLEW_LETTER_STATUS && letter->statements[i] != NULL; i++)
    {
      ClewTopic topic;

      if (clew_statement_get_topic (letter->statements[i], &topic))
        topics[topic] = TRUE;
    }
  for (guint i = 0; i < CLEW_TOPIC_N; i++)
    if (topics[i])
      g_strv_builder_add (says, clew_topic_ids[i]);
  return g_strv_builder_end (says);
}

/* A notice names nobody: the number of the form is enough for whoever has something under it. */
static gboolean
add_person (ClewPacket *packet, ClewStore *store, const char *id, const ClewLetter *letter,
            GError **error)
{
  g_autoptr (ClewRecord) person = clew_record_load (store, &clew_kind_participant, id, error);

  if (person == NULL)
    return FALSE;
  if (letter->kind == CLEW_LETTER_NOTICE)
    return TRUE;
  packet->given = g_strdup (clew_record_get_text (person, "given_name"));
  packet->middle = g_strdup (clew_record_get_text (person, "middle_name"));
  packet->family = g_strdup (clew_record_get_text (person, "family_name"));
  /* As in the letter, which has another name only where there is none of these. */
  if (packet->given == NULL && packet->family == NULL)
    packet->preferred = g_strdup (clew_record_get_text (person, "preferred_name"));
  if (letter->with_birth_date)
    packet->born = clew_record_get_day (person, "birth_date");
  return TRUE;
}

static gboolean
add_ground (ClewPacket *packet, ClewStore *store, const ClewGateRow *recipient, GError **error)
{
  gboolean by_order = recipient->answer == CLEW_GATE_BY_ORDER;
  g_autoptr (ClewRecord) ground = clew_record_load (
    store, by_order ? &clew_kind_court_order : &clew_kind_consent,
    by_order ? recipient->order : recipient->consent, error);

  if (ground == NULL)
    return FALSE;
  packet->ground = g_strdup (by_order ? "court_order" : "release");
  packet->form_number = g_strdup (recipient->form_number);
  if (packet->is_notice)
    packet->until = recipient->since;
  else if (by_order)
    {
      packet->signed_on = clew_record_get_day (ground, "issued_on");
      packet->until = clew_record_get_day (ground, "ends_on");
    }
  else
    {
      packet->until = clew_record_get_day (ground, "expires_on");
      packet->until_event = clew_record_get_text (ground, "expires_event") != NULL;
    }
  return TRUE;
}

static gboolean
add_intake (ClewPacket *packet, ClewStore *store, const ClewDisclosure *what,
            const ClewLetter *letter, GError **error)
{
  g_autoptr (ClewFacts) facts = NULL;

  if (letter->kind != CLEW_LETTER_INTAKE)
    return TRUE;
  facts = clew_facts_load (store, what->participant, error);
  if (facts == NULL)
    return FALSE;
  packet->intake = clew_facts_get_intake (facts, what->on);
  return TRUE;
}

static ClewPacket *
make_packet (const ClewClearance *clearance, const ClewGateRow *recipient,
             const ClewLetter *letter, GBytes *pdf, GError **error)
{
  ClewOffice           *office = clew_clearance_get_office (clearance);
  ClewStore            *store = clew_office_get_store (office);
  const ClewDisclosure *what = clew_clearance_get_disclosure (clearance);
  g_autoptr (ClewPacket) packet = g_new0 (ClewPacket, 1);

  packet->id = clew_id_new ();
  packet->office = g_strdup (clew_office_get_id (office));
  packet->from = g_strdup (clew_record_get_text (clew_office_get_record (office), "name"));
  packet->to = g_strdup (recipient->name);
  packet->is_notice = letter->kind == CLEW_LETTER_NOTICE;
  packet->dated = what->on;
  packet->says = list_says (letter);
  packet->purpose = g_strdup (what->purpose == CLEW_PURPOSE_PROCEEDING ? "proceeding"
                                                                       : "coordination");
  packet->paper = g_bytes_ref (pdf);
  return add_person (packet, store, what->participant, letter, error) &&
             add_ground (packet, store, recipient, error) &&
             add_intake (packet, store, what, letter, error)
           ? g_steal_pointer (&packet)
           : NULL;
}

/* A ClewClearedPrinter: the letter is what is kept, and the file holds it. */
static GBytes *
print (const ClewClearance *clearance, const ClewGateRow *recipient, gpointer data,
       ClewRecord **wording, GError **error)
{
  Job *job = data;
  g_autoptr (GBytes) pdf = clew_letter_print (clearance, recipient, (gpointer)job->letter, wording,
                                              error);
  g_autoptr (ClewPacket) packet = pdf != NULL
                                    ? make_packet (clearance, recipient, job->letter, pdf, error)
                                    : NULL;

  job->file = packet != NULL ? clew_packet_close (packet, job->code, error) : NULL;
  return job->file != NULL ? g_steal_pointer (&pdf) : NULL;
}

static gboolean
check_words (const ClewLetter *letter, GError **error)
{
  if (letter->kind != CLEW_LETTER_STATUS || letter->words == NULL || letter->words[0] == '\0')
    return TRUE;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED,
                       _ ("A file for another office’s Clew holds ready sentences only. Remove "
                          "your own words, or print the letter."));
  return FALSE;
}

/**
 * clew_letter_packet_make:
 * @office: an office
 * @participant: whom it is about
 * @letter: what it shall say; not words of somebody's own
 * @address: to whom
 * @code: from clew_seal_code_new()
 * @error: return location; %CLEW_RECORDS_ERROR_REFUSED
 *
 * Asks the gate for just what the letter says, and in one change keeps the letter, closes it under
 * @code and writes the ledger. Takes a moment.
 *
 * Returns: (transfer full): the file, or %NULL with @error set and nothing kept
 */
GBytes *
clew_letter_packet_make (ClewOffice              *office,
                         const char              *participant,
                         const ClewLetter        *letter,
                         const ClewLetterAddress *address,
                         const char              *code,
                         GError                 **error)
{
  ClewLetterAddress as_file = *address;
  Job               job = { letter, code, NULL };
  g_autoptr (ClewClearance) clearance = NULL;
  g_autoptr (GPtrArray) papers = NULL;

  as_file.is_file = TRUE;
  if (!check_words (letter, error))
    return NULL;
  clearance = clew_letter_clear (office, participant, letter, &as_file, error);
  if (clearance == NULL)
    return NULL;
  papers = clew_clearance_print (clearance, clew_letter_kind_ids[letter->kind], print, &job, error);
  if (papers == NULL)
    g_clear_pointer (&job.file, g_bytes_unref);
  return job.file;
}
