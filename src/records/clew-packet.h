/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* What one office tells another about one person, as a file under a code that is told by
 * telephone. It says what a letter says and carries that letter; it has no other words. */

/**
 * ClewPacket:
 * @id: its own id, by which it is known again
 * @office: the id of the office that made it
 * @from: that office's name
 * @to: whom it is addressed to
 * @given: (nullable): the person's name; a notice names nobody
 * @middle: (nullable): likewise
 * @family: (nullable): likewise
 * @preferred: (nullable): the name they go by
 * @born: their birth date, or unknown
 * @is_notice: whether it only says that permission was taken back
 * @dated: its own date
 * @says: (array zero-terminated=1): ids of clew_received_says
 * @ground: an id of clew_received_grounds
 * @form_number: (nullable): of the release
 * @signed_on: when the release was signed or the order issued, or unknown
 * @until: the first day without permission, or unknown; of a notice the day from which on it does
 *   not count
 * @until_event: whether it ends when something happens
 * @purpose: "coordination" or "proceeding"
 * @intake: when the intake was, if it says so, or unknown
 * @paper: (nullable): the letter, as PDF
 */
typedef struct
{
  char    *id;
  char    *office;
  char    *from;
  char    *to;
  char    *given;
  char    *middle;
  char    *family;
  char    *preferred;
  ClewDay  born;
  gboolean is_notice;
  ClewDay  dated;
  char   **says;
  char    *ground;
  char    *form_number;
  ClewDay  signed_on;
  ClewDay  until;
  gboolean until_event;
  char    *purpose;
  ClewDay  intake;
  GBytes  *paper;
} ClewPacket;

void clew_packet_free (ClewPacket *packet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewPacket, clew_packet_free)

GBytes     *clew_packet_close (const ClewPacket *packet, const char *code, GError **error);
ClewPacket *clew_packet_open (GBytes *file, const char *code, GError **error);
ClewPacket *clew_packet_parse (GBytes *plain, GError **error);
char       *clew_packet_dup_name (const ClewPacket *packet);
char       *clew_packet_dup_says (const ClewPacket *packet);
char       *clew_packet_dup_ground (const ClewPacket *packet);

/* Taking one in. */
gboolean   clew_packet_check (ClewOffice *office, const ClewPacket *packet, GError **error);
char      *clew_packet_find_kept (ClewStore *store, const ClewPacket *packet, GError **error);
GPtrArray *clew_packet_find_people (ClewStore *store, const ClewPacket *packet, GError **error);
char      *clew_packet_keep (ClewOffice       *office,
                             const ClewPacket *packet,
                             const char       *participant,
                             GError          **error);
