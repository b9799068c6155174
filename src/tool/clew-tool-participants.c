/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "records/clew-participant-list.h"
#include "records/clew-participant-page.h"
#include "records/clew-state-words.h"
#include "store/clew-search.h"

#include <glib/gi18n.h>

/* How many people are read at once when many are asked for. */
#define STRETCH 256

typedef struct
{
  ClewOffice *office;
  gboolean    json;
  guint       left; /* how many more may be printed */
  gboolean    any;  /* whether somebody was printed */
} Listing;

static void
print_json (const ClewPersonFields *person, gboolean is_first)
{
  GString         *json = g_string_new ("{");
  g_autofree char *day = clew_day_to_iso (person->release_day);

  clew_tool_json_member (json, "id", person->id);
  clew_tool_json_member (json, "name", person->name);
  clew_tool_json_member (json, "aliases", person->aliases);
  if (person->age >= 0)
    g_string_append_printf (json, ", \"age\": %d", person->age);
  else
    g_string_append (json, ", \"age\": null");
  g_string_append_printf (json, ", \"age_is_guess\": %s", person->age_is_guess ? "true" : "false");
  clew_tool_json_member (json, "case_manager", person->case_manager);
  clew_tool_json_member (json, "enrollment", clew_enrollment_state_ids[person->enrollment]);
  clew_tool_json_member (json, "release", clew_release_state_ids[person->release]);
  clew_tool_json_member (json, "release_day", day);
  g_print ("%s\n  %s}", is_first ? "[" : ",", json->str);
  g_string_free (json, TRUE);
}

static void
print_line (const ClewPersonFields *person)
{
  g_autofree char *name = clew_tool_pad (person->name, 28);
  g_autofree char *years = NULL;
  g_autofree char *enrollment = clew_tool_pad (clew_enrollment_state_word (person->enrollment), 16);
  g_autofree char *release = clew_tool_pad (clew_release_state_word (person->release), 22);
  g_autofree char *manager = clew_tool_pad (person->case_manager, 4);
  g_autofree char *aliases = clew_tool_pad (person->aliases, 30);

  if (person->age >= 0)
    years = g_strdup_printf ("%s%d", person->age_is_guess ? "~" : "", person->age);
  g_print ("%s  %4s  %s  %s  %s  %s  %s\n", name, years != NULL ? years : "", enrollment, release,
           manager, aliases, person->id);
}

static void
print_people (Listing *listing, GPtrArray *people)
{
  for (guint i = 0; i < people->len && listing->left > 0; i++, listing->left--)
    {
      if (listing->json)
        print_json (g_ptr_array_index (people, i), !listing->any);
      else
        print_line (g_ptr_array_index (people, i));
      listing->any = TRUE;
    }
}

static gboolean
list_everybody (Listing *listing, GError **error)
{
  ClewStore *store = clew_office_get_store (listing->office);
  g_autoptr (GArray) pages = clew_search_list_pages (store, error);

  if (pages == NULL)
    return FALSE;
  for (guint i = 0; i < pages->len && listing->left > 0; i++)
    {
      ClewPage page = g_array_index (pages, ClewPage, i);
      g_autoptr (GPtrArray) people = NULL;

      page.count = MIN (page.count, listing->left);
      people = clew_participant_page_read (store, &page, 0, clew_office_today (listing->office),
                                           error);
      if (people == NULL)
        return FALSE;
      print_people (listing, people);
    }
  return TRUE;
}

static gboolean
list_found (Listing *listing, const char *text, GError **error)
{
  ClewStore *store = clew_office_get_store (listing->office);
  ClewDay    today = clew_office_today (listing->office);
  gboolean   more = FALSE;
  guint      limit = MIN (listing->left, CLEW_PARTICIPANT_LIST_HITS);
  g_autoptr (GArray) ranks = NULL;

  ranks = clew_search_find (store, text, clew_day_order_of_locale (), limit, NULL, &more, error);
  if (ranks == NULL)
    return FALSE;
  for (guint i = 0; i < ranks->len; i += STRETCH)
    {
      g_autoptr (GPtrArray) people = clew_participant_page_read_ranks (
        store, &g_array_index (ranks, gint64, i), MIN (STRETCH, ranks->len - i), today, error);

      if (people == NULL)
        return FALSE;
      print_people (listing, people);
    }
  if (more && limit == CLEW_PARTICIPANT_LIST_HITS)
    g_printerr (_ ("clewctl: more than %d people fit; only these are listed\n"),
                   CLEW_PARTICIPANT_LIST_HITS);
  return TRUE;
}

/* clewctl participants OFFICE */
gboolean
clew_tool_participants (const char *name, int argc, char **argv, GError **error)
{
  g_autofree char   *search = NULL;
  g_autofree char   *key_file = NULL;
  int                limit = G_MAXINT;
  Listing            listing = { 0 };
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &search,
      N_ ("Only those found by names, numbers or date of birth"), N_ ("TEXT") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("No more than so many"), N_ ("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &listing.json, N_ ("Print JSON"), NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (ClewOffice) office = NULL;

  if (!clew_tool_parse (name, entries, 1, &argc, &argv, error))
    return FALSE;
  if (limit < 1)
    {
      clew_tool_refuse (error, _ ("--limit is a number from 1 on."));
      return FALSE;
    }
  office = clew_tool_open (argv[1], key_file, error);
  if (office == NULL)
    return FALSE;
  listing.office = office;
  listing.left = (guint)limit;
  if (!(search != NULL ? list_found (&listing, search, error) : list_everybody (&listing, error)))
    return FALSE;
  if (listing.json)
    g_print (listing.any ? "\n]\n" : "[]\n");
  return TRUE;
}
