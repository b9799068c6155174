/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "base/clew-sealed.h"
#include "documents/clew-letter-packet.h"
#include "records/clew-agency.h"
#include "records/clew-packet.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* Files from office to office. A code is printed or read from the standard input; it never stands
 * on a command line, where every account of the machine could read it. */

typedef struct
{
  char  *key_file;
  char  *participant;
  char  *agency;
  char  *letter;
  char **statements;
  char  *language;
  char  *consent;
  char  *output;
  int    with_birth_date;
  int    add;
} Choices;

static void
choices_clear (Choices *choices)
{
  g_free (choices->key_file);
  g_free (choices->participant);
  g_free (choices->agency);
  g_free (choices->letter);
  g_strfreev (choices->statements);
  g_free (choices->language);
  g_free (choices->consent);
  g_free (choices->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choices, choices_clear)

static gboolean
find_letter (const Choices *choices, ClewLetter *letter, GError **error)
{
  static const char *const names[] = { "status", "intake", "nothing-helpful", "notice" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (choices->letter, names[i]) == 0)
      {
        *letter = (ClewLetter){
          .kind = (ClewLetterKind)i,
          .language = choices->language != NULL ? choices->language : "en",
          .statements = (const char *const *)choices->statements,
          .with_birth_date = choices->with_birth_date,
        };
        return TRUE;
      }
  clew_tool_refuse (error, _ ("--letter is status, intake, nothing-helpful or notice. Nothing was "
                              "changed."));
  return FALSE;
}

static ClewRecord *
find_agency (ClewOffice *office, const char *name, GError **error)
{
  g_autoptr (GPtrArray) known = clew_agency_list_load (clew_office_get_store (office), NULL, error);
  ClewRecord *agency = NULL;

  if (known == NULL || !clew_tool_find_agency (known, name, &agency, error))
    return NULL;
  if (agency != NULL)
    return g_object_ref (agency);
  clew_tool_refuse (error, _ ("No agency of this site is called “%s”. Nothing was changed."), name);
  return NULL;
}

static gboolean
write_file (ClewNewFile *file, GBytes *bytes, GError **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  return clew_new_file_write (file, data, size, error) && clew_new_file_keep (file, error);
}

static gboolean
share (ClewOffice *office, const Choices *choices, const ClewLetter *letter, GError **error)
{
  g_autofree char *person = clew_tool_find_participant (clew_office_get_store (office),
                                                        choices->participant, error);
  g_autoptr (ClewRecord) agency = person != NULL ? find_agency (office, choices->agency, error)
                                                 : NULL;
  ClewLetterAddress address = { .consent = choices->consent };
  g_autofree char  *code = NULL;
  g_autoptr (ClewNewFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (agency == NULL)
    return FALSE;
  /* What can't be written is not recorded as told. */
  file = clew_new_file_begin (choices->output, FALSE, error);
  if (file == NULL)
    return FALSE;
  address.agency = clew_record_get_id (agency);
  code = clew_seal_code_new ();
  bytes = clew_letter_packet_make (office, person, letter, &address, code, error);
  if (bytes == NULL || !write_file (file, bytes, error))
    return FALSE;
  g_print ("%s\n", code);
  return TRUE;
}

/* clewctl share OFFICE */
gboolean
clew_tool_share (const char *name, int argc, char **argv, GError **error)
{
  g_auto (Choices) choices = { 0 };
  const GOptionEntry entries[] = {
    { "participant", 0, 0, G_OPTION_ARG_STRING, &choices.participant, N_ ("Whom it is about"),
      N_ ("ID") },
    { "agency", 0, 0, G_OPTION_ARG_STRING, &choices.agency, N_ ("Who receives it"), N_ ("NAME") },
    { "letter", 0, 0, G_OPTION_ARG_STRING, &choices.letter,
      N_ ("What it is: status, intake, nothing-helpful or notice"), N_ ("KIND") },
    { "statement", 0, 0, G_OPTION_ARG_STRING_ARRAY, &choices.statements,
      N_ ("Of a status: a ready sentence, such as progress_1; once for each"), N_ ("ID") },
    { "consent", 0, 0, G_OPTION_ARG_STRING, &choices.consent,
      N_ ("Of a notice: the release that was taken back"), N_ ("ID") },
    { "birth-date", 0, 0, G_OPTION_ARG_NONE, &choices.with_birth_date,
      N_ ("Say the date of birth, too"), NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &choices.language, N_ ("Of the letter (en)"),
      N_ ("ID") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &choices.output, N_ ("Where the file goes"),
      N_ ("FILE") },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &choices.key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };
  ClewLetter letter;
  g_autoptr (ClewOffice) office = NULL;

  if (!clew_tool_parse (name, entries, 1, &argc, &argv, error) ||
      !find_letter (&choices, &letter, error))
    return FALSE;
  if (choices.participant == NULL || choices.agency == NULL || choices.output == NULL)
    {
      clew_tool_refuse (error, _ ("--participant, --agency and --output are needed. Nothing was "
                                  "changed."));
      return FALSE;
    }
  office = clew_tool_open (argv[1], choices.key_file, error);
  return office != NULL && share (office, &choices, &letter, error);
}

static char *
read_code (GError **error)
{
  char line[128];

  if (fgets (line, sizeof line, stdin) != NULL)
    return g_strndup (line, strcspn (line, "\n"));
  clew_tool_refuse (error, _ ("The code is read from the standard input, and there was none. "
                              "Nothing was changed."));
  return NULL;
}

static ClewPacket *
open_packet (const char *path, GError **error)
{
  g_autofree char *code = read_code (error);
  g_autoptr (GBytes) file = NULL;
  char *contents;
  gsize size;

  if (code == NULL || !g_file_get_contents (path, &contents, &size, error))
    return NULL;
  file = g_bytes_new_take (contents, size);
  return clew_packet_open (file, code, error);
}

/* Who could be meant, by id only: names belong in no terminal's history. */
static gboolean
list_people (ClewOffice *office, const ClewPacket *packet, GError **error)
{
  g_autoptr (GPtrArray) people = clew_packet_find_people (clew_office_get_store (office), packet,
                                                          error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    g_print ("%s\n", clew_record_get_id (g_ptr_array_index (people, i)));
  clew_tool_refuse (error, _ ("Say who is meant with --participant, or --add for somebody new. "
                              "Who could be meant is listed by id. Nothing was changed."));
  return FALSE;
}

static gboolean
receive (ClewOffice *office, const char *path, const Choices *choices, GError **error)
{
  g_autoptr (ClewPacket) packet = open_packet (path, error);
  g_autofree char *person = NULL;
  g_autofree char *kept = NULL;

  if (packet == NULL)
    return FALSE;
  if (choices->participant == NULL && !choices->add)
    return list_people (office, packet, error);
  if (choices->participant != NULL)
    {
      person = clew_tool_find_participant (clew_office_get_store (office), choices->participant,
                                           error);
      if (person == NULL)
        return FALSE;
    }
  kept = clew_packet_keep (office, packet, person, error);
  if (kept == NULL)
    return FALSE;
  g_print ("%s\n", kept);
  return TRUE;
}

/* clewctl receive OFFICE FILE */
gboolean
clew_tool_receive (const char *name, int argc, char **argv, GError **error)
{
  g_auto (Choices) choices = { 0 };
  const GOptionEntry entries[] = {
    { "participant", 0, 0, G_OPTION_ARG_STRING, &choices.participant, N_ ("Who is meant"),
      N_ ("ID") },
    { "add", 0, 0, G_OPTION_ARG_NONE, &choices.add, N_ ("Somebody new to this office is meant"),
      NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &choices.key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (ClewOffice) office = NULL;

  if (!clew_tool_parse (name, entries, 2, &argc, &argv, error))
    return FALSE;
  office = clew_tool_open (argv[1], choices.key_file, error);
  return office != NULL && receive (office, argv[2], &choices, error);
}
