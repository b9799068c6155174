/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-packet.h"

#include "base/clew-error.h"
#include "base/clew-fold.h"
#include "records/clew-agency.h"
#include "records/clew-received.h"

#include <glib/gi18n-lib.h>

/* A packet becomes records of this office. */

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA, message);
  return FALSE;
}

/**
 * clew_packet_check:
 * @office: an office
 * @packet: a packet that came
 * @error: return location; %CLEW_RECORDS_ERROR_BAD_DATA
 *
 * Returns: whether this office can take it in at all
 */
gboolean
clew_packet_check (ClewOffice *office, const ClewPacket *packet, GError **error)
{
  if (g_strcmp0 (packet->office, clew_office_get_id (office)) == 0)
    return refuse (_ ("This office made this file itself, for somebody else. Nothing was changed."),
                      error);
  if (packet->dated > clew_office_today (office))
    return refuse (_ ("This file says that it was made on a day to come. Nothing was changed. "
                      "Check the date of this computer."),
                      error);
  return TRUE;
}

/**
 * clew_packet_find_kept:
 * @store: a store
 * @packet: a packet that came
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the id of the participant with whom it is kept already, or
 *   %NULL, with @error set when reading failed
 */
char *
clew_packet_find_kept (ClewStore *store, const ClewPacket *packet, GError **error)
{
  const ClewKind *kind = packet->is_notice ? &clew_kind_received_event : &clew_kind_received;
  g_autoptr (GPtrArray) kept = clew_record_select (store, kind, error, "packet = ? LIMIT 1", "s",
                                                   packet->id);

  if (kept == NULL || kept->len == 0)
    return NULL;
  return g_strdup (clew_record_get_text (g_ptr_array_index (kept, 0), "participant"));
}

static gboolean
is_same (ClewRecord *person, const char *column, const char *name)
{
  g_autofree char *one = clew_fold (clew_record_get_text (person, column));
  g_autofree char *other = clew_fold (name);

  return one != NULL && other != NULL && *one != '\0' && g_str_equal (one, other);
}

/* 0 for nobody who could be meant, the more the likelier. */
static guint
compare (ClewRecord *person, const ClewPacket *packet)
{
  ClewDay  born = clew_record_get_day (person, "birth_date");
  gboolean is_born = packet->born != CLEW_DAY_UNKNOWN && born == packet->born;
  gboolean is_other = packet->born != CLEW_DAY_UNKNOWN && born != CLEW_DAY_UNKNOWN && !is_born;
  gboolean is_family = is_same (person, "family_name", packet->family);
  gboolean is_given = is_same (person, "given_name", packet->given) ||
                      is_same (person, "preferred_name", packet->preferred) ||
                      is_same (person, "preferred_name", packet->given);

  if (is_family && is_given)
    return is_born ? 4 : is_other ? 1
                                  : 3;
  return is_born && (is_family || is_given) ? 2 : 0;
}

/* A notice names the form, and so whoever something was told about under it. */
static GPtrArray *
find_by_form (ClewStore *store, const ClewPacket *packet, GError **error)
{
  return clew_record_select (store, &clew_kind_participant, error,
                             "id IN (SELECT r.participant FROM received r "
                             "JOIN agency a ON a.id = r.agency "
                             "WHERE r.form_number = ?1 COLLATE NOCASE) ORDER BY rowid",
                             "s", packet->form_number);
}

/**
 * clew_packet_find_people:
 * @store: a store
 * @packet: a packet that came
 * @error: return location
 *
 * Nobody is taken for somebody else without a person saying so: this only proposes.
 *
 * Returns: (transfer full) (element-type ClewRecord): the participants who could be meant by name
 *   and birth date, the likeliest first; for a notice those about whom something was told under
 *   the release that it names; or %NULL with @error set
 */
GPtrArray *
clew_packet_find_people (ClewStore *store, const ClewPacket *packet, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = NULL;

  if (packet->is_notice)
    return find_by_form (store, packet, error);
  all = clew_record_select (store, &clew_kind_participant, error, "1 ORDER BY rowid", NULL);
  if (all == NULL)
    return NULL;
  for (guint wanted = 4; wanted > 0; wanted--)
    for (guint i = 0; i < all->len; i++)
      if (compare (g_ptr_array_index (all, i), packet) == wanted)
        g_ptr_array_add (found, g_object_ref (g_ptr_array_index (all, i)));
  return g_steal_pointer (&found);
}

typedef struct
{
  ClewOffice       *office;
  const ClewPacket *packet;
  char             *participant;
} Keeping;

static gboolean
add_person (ClewStore *store, Keeping *keeping, GError **error)
{
  const ClewPacket *packet = keeping->packet;
  g_autoptr (ClewRecord) person = clew_record_new (&clew_kind_participant);

  clew_record_set_text (person, "given_name", packet->given);
  clew_record_set_text (person, "middle_name", packet->middle);
  clew_record_set_text (person, "family_name", packet->family);
  clew_record_set_text (person, "preferred_name", packet->preferred);
  clew_record_set_day (person, "birth_date", packet->born);
  keeping->participant = g_strdup (clew_record_get_id (person));
  return clew_record_save (store, person, error);
}

/* Whoever sent it is an agency of this office's list from now on, if it wasn't before. */
static char *
find_agency (ClewStore *store, const ClewPacket *packet, GError **error)
{
  g_autoptr (GPtrArray) agencies = clew_agency_list_load (store, NULL, error);
  g_autoptr (ClewRecord) added = NULL;
  ClewRecord *agency;

  if (agencies == NULL)
    return NULL;
  agency = clew_agency_find_called (agencies, packet->from);
  if (agency != NULL)
    return g_strdup (clew_record_get_id (agency));
  added = clew_record_new (&clew_kind_agency);
  clew_record_set_text (added, "legal_name", packet->from);
  clew_record_set_text (added, "kind", "case_management");
  return clew_record_save (store, added, error) ? g_strdup (clew_record_get_id (added)) : NULL;
}

static ClewRecord *
make_event (const Keeping *keeping, const char *agency)
{
  const ClewPacket *packet = keeping->packet;
  ClewRecord       *event = clew_record_new (&clew_kind_received_event);

  clew_record_set_text (event, "participant", keeping->participant);
  clew_record_set_text (event, "agency", agency);
  clew_record_set_text (event, "kind", "taken_back");
  clew_record_set_day (event, "on_day", packet->until);
  clew_record_set_day (event, "received_on", clew_office_today (keeping->office));
  clew_record_set_text (event, "form_number", packet->form_number);
  clew_record_set_text (event, "packet", packet->id);
  return event;
}

/* Enrolled is the later of intake and signature (rules/clew-enrollment-rules.h). */
static ClewDay
get_enrolled (const ClewPacket *packet)
{
  if (packet->intake == CLEW_DAY_UNKNOWN || packet->signed_on == CLEW_DAY_UNKNOWN)
    return packet->intake;
  return MAX (packet->intake, packet->signed_on);
}

static ClewRecord *
make_received (const Keeping *keeping, const char *agency)
{
  const ClewPacket *packet = keeping->packet;
  ClewRecord       *received = clew_record_new (&clew_kind_received);
  g_autofree char  *says = g_strjoinv (" ", packet->says);

  clew_record_set_text (received, "participant", keeping->participant);
  clew_record_set_text (received, "agency", agency);
  clew_record_set_day (received, "received_on", clew_office_today (keeping->office));
  clew_record_set_day (received, "dated_on", packet->dated);
  clew_record_set_text (received, "method", "export");
  clew_record_set_text (received, "says", says);
  clew_record_set_text (received, "ground", packet->ground);
  clew_record_set_text (received, "form_number", packet->form_number);
  clew_record_set_day (received, "signed_on", packet->signed_on);
  clew_record_set_day (received, "until_on", packet->until);
  clew_record_set_yes (received, "until_event", packet->until_event);
  clew_record_set_text (received, "purpose", packet->purpose);
  clew_record_set_yes (received, "has_notice", packet->paper != NULL);
  clew_record_set_text (received, "packet", packet->id);
  clew_record_set_day (received, "enrolled_on", get_enrolled (packet));
  return received;
}

static gboolean
keep_paper (ClewStore *store, const char *received, GBytes *bytes, GError **error)
{
  g_autoptr (ClewRecord) paper = clew_record_new (&clew_kind_received_paper);

  clew_record_set_text (paper, "received", received);
  clew_record_set_file (paper, bytes);
  return clew_record_save (store, paper, error);
}

static gboolean
keep_in_change (ClewStore *store, gpointer data, GError **error)
{
  Keeping         *keeping = data;
  g_autofree char *agency = NULL;
  g_autoptr (ClewRecord) record = NULL;

  if (keeping->participant == NULL && !add_person (store, keeping, error))
    return FALSE;
  agency = find_agency (store, keeping->packet, error);
  if (agency == NULL)
    return FALSE;
  record = keeping->packet->is_notice ? make_event (keeping, agency)
                                      : make_received (keeping, agency);
  return clew_record_check (record, clew_office_today (keeping->office), NULL, error) &&
         clew_record_save (store, record, error) &&
         (keeping->packet->is_notice || keeping->packet->paper == NULL ||
          keep_paper (store, clew_record_get_id (record), keeping->packet->paper, error));
}

/**
 * clew_packet_keep:
 * @office: an office
 * @packet: a packet that came
 * @participant: (nullable): the id of whom a person at the desk says is meant; %NULL for somebody
 *   whom this office doesn't have yet
 * @error: return location; %CLEW_RECORDS_ERROR_BAD_DATA when it can't be taken in, or is here
 *   already
 *
 * Keeps what it says with its letter, or that permission was taken back, in one change.
 *
 * Returns: (transfer full): the participant's id, or %NULL with @error set and nothing kept
 */
char *
clew_packet_keep (ClewOffice       *office,
                  const ClewPacket *packet,
                  const char       *participant,
                  GError          **error)
{
  Keeping          keeping = { office, packet, g_strdup (participant) };
  GError          *failure = NULL;
  g_autofree char *kept = clew_packet_find_kept (clew_office_get_store (office), packet, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (kept != NULL)
    refuse (_ ("This was taken in before. Nothing was changed."), error);
  else if (packet->is_notice && participant == NULL)
    refuse (_ ("This office has nothing under the release that this notice is about. Nothing was "
               "changed. Keep the file: if a letter under that release comes later, open the "
               "notice after it."),
               error);
  else if (clew_packet_check (office, packet, error) &&
           clew_office_change (office,
                               packet->is_notice ? "record end of permission"
                                                 : "record what was received",
                               keep_in_change, &keeping, error))
    return keeping.participant;
  g_free (keeping.participant);
  return NULL;
}
