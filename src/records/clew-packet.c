/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-packet.h"

#include "base/clew-error.h"
#include "base/clew-id.h"
#include "base/clew-sealed.h"
#include "records/clew-person-name.h"
#include "records/clew-received.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include <string.h>

/* The file, once opened, is JSON in UTF-8. A version says which members there are; of these none
 * more and none less is taken, since what is not understood might matter. */
#define VERSION 1

/* Longer is no name. */
#define MOST_NAME 200

/**
 * clew_packet_free:
 * @packet: (nullable): a packet
 */
void
clew_packet_free (ClewPacket *packet)
{
  if (packet == NULL)
    return;
  g_free (packet->id);
  g_free (packet->office);
  g_free (packet->from);
  g_free (packet->to);
  g_free (packet->given);
  g_free (packet->middle);
  g_free (packet->family);
  g_free (packet->preferred);
  g_strfreev (packet->says);
  g_free (packet->ground);
  g_free (packet->form_number);
  g_free (packet->purpose);
  g_clear_pointer (&packet->paper, g_bytes_unref);
  g_free (packet);
}

typedef enum
{
  NAME,
  ID,
  DAY,
  LIST, /* ids with spaces between */
  YES_NO,
} Type;

/* The members in their order. */
static const struct
{
  const char *name;
  Type        type;
  gsize       offset;
} members[] = {
  { "id", ID, G_STRUCT_OFFSET (ClewPacket, id) },
  { "office", ID, G_STRUCT_OFFSET (ClewPacket, office) },
  { "from", NAME, G_STRUCT_OFFSET (ClewPacket, from) },
  { "to", NAME, G_STRUCT_OFFSET (ClewPacket, to) },
  { "given_name", NAME, G_STRUCT_OFFSET (ClewPacket, given) },
  { "middle_name", NAME, G_STRUCT_OFFSET (ClewPacket, middle) },
  { "family_name", NAME, G_STRUCT_OFFSET (ClewPacket, family) },
  { "preferred_name", NAME, G_STRUCT_OFFSET (ClewPacket, preferred) },
  { "birth_date", DAY, G_STRUCT_OFFSET (ClewPacket, born) },
  { "is_notice", YES_NO, G_STRUCT_OFFSET (ClewPacket, is_notice) },
  { "dated", DAY, G_STRUCT_OFFSET (ClewPacket, dated) },
  { "says", LIST, G_STRUCT_OFFSET (ClewPacket, says) },
  { "ground", NAME, G_STRUCT_OFFSET (ClewPacket, ground) },
  { "form_number", NAME, G_STRUCT_OFFSET (ClewPacket, form_number) },
  { "signed_on", DAY, G_STRUCT_OFFSET (ClewPacket, signed_on) },
  { "until", DAY, G_STRUCT_OFFSET (ClewPacket, until) },
  { "until_event", YES_NO, G_STRUCT_OFFSET (ClewPacket, until_event) },
  { "purpose", NAME, G_STRUCT_OFFSET (ClewPacket, purpose) },
  { "intake", DAY, G_STRUCT_OFFSET (ClewPacket, intake) },
};

/* Those, the version and the paper. */
#define N_MEMBERS (G_N_ELEMENTS (members) + 2)

static void
add_text (JsonBuilder *builder, const char *text)
{
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_member (JsonBuilder *builder, gconstpointer place, Type type)
{
  g_autofree char *text = NULL;

  switch (type)
    {
    case DAY:
      if (*(const ClewDay *)place != CLEW_DAY_UNKNOWN)
        text = clew_day_to_iso (*(const ClewDay *)place);
      add_text (builder, text);
      break;
    case LIST:
      text = g_strjoinv (" ", *(char **const *)place);
      add_text (builder, text);
      break;
    case YES_NO:
      json_builder_add_boolean_value (builder, *(const gboolean *)place);
      break;
    case NAME:
    case ID:
    default:
      add_text (builder, *(char *const *)place);
      break;
    }
}

static GBytes *
write_plain (const ClewPacket *packet)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *paper = NULL;
  char            *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "clew_packet");
  json_builder_add_int_value (builder, VERSION);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      json_builder_set_member_name (builder, members[i].name);
      add_member (builder, G_STRUCT_MEMBER_P (packet, members[i].offset), members[i].type);
    }
  if (packet->paper != NULL)
    paper = g_base64_encode (g_bytes_get_data (packet->paper, NULL),
                             g_bytes_get_size (packet->paper));
  json_builder_set_member_name (builder, "paper");
  add_text (builder, paper);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

/**
 * clew_packet_close:
 * @packet: what is told
 * @code: from clew_seal_code_new()
 * @error: return location
 *
 * Any thread. Who calls it has a clearance for all that @packet says; see
 * clew_letter_packet_make().
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
GBytes *
clew_packet_close (const ClewPacket *packet, const char *code, GError **error)
{
  g_autoptr (GBytes) plain = write_plain (packet);

  return clew_seal_close (plain, code, error);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA,
                       _ ("This file doesn’t say what it must. Nothing was changed. Ask for it "
                          "again, or for the letter on paper."));
  return FALSE;
}

static gboolean
read_name (const char *text, char **name)
{
  if (text == NULL)
    return TRUE;
  if (*text == '\0' || g_utf8_strlen (text, -1) > MOST_NAME)
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  *name = g_strdup (text);
  return TRUE;
}

static gboolean
read_list (const char *text, char ***list)
{
  if (text == NULL)
    return FALSE;
  *list = g_strsplit (text, " ", -1);
  for (guint i = 0; (*list)[i] != NULL; i++)
    if (clew_choice_get_label (clew_received_says, (*list)[i]) == NULL ||
        g_strv_contains ((const char *const *)*list + i + 1, (*list)[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_text_member (const char *text, gpointer place, Type type)
{
  switch (type)
    {
    case DAY:
      return text == NULL || clew_day_parse_iso (text, place);
    case ID:
      *(char **)place = g_strdup (text);
      return text != NULL && clew_id_is_valid (text);
    case LIST:
      return read_list (text, place);
    case NAME:
      return read_name (text, place);
    case YES_NO:
    default:
      return FALSE;
    }
}

static gboolean
read_member (JsonObject *object, const char *name, gpointer place, Type type)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return FALSE;
  if (type == YES_NO)
    {
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return FALSE;
      *(gboolean *)place = json_node_get_boolean (node);
      return TRUE;
    }
  if (JSON_NODE_HOLDS_NULL (node))
    return read_text_member (NULL, place, type);
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
         read_text_member (json_node_get_string (node), place, type);
}

static gboolean
read_paper (JsonObject *object, GBytes **paper)
{
  JsonNode   *node = json_object_get_member (object, "paper");
  const char *text;
  gsize       size;
  guchar     *data;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return node != NULL;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  text = json_node_get_string (node);
  data = g_base64_decode (text, &size);
  *paper = g_bytes_new_take (data, size);
  return size > 5 && memcmp (data, "%PDF-", 5) == 0;
}

/* What the members say together. */
static gboolean
is_sensible (const ClewPacket *packet)
{
  return packet->from != NULL && packet->to != NULL && packet->dated != CLEW_DAY_UNKNOWN &&
         (packet->is_notice || packet->given != NULL || packet->family != NULL ||
          packet->preferred != NULL) &&
         clew_choice_get_label (clew_received_grounds, packet->ground) != NULL &&
         (g_strcmp0 (packet->purpose, "coordination") == 0 ||
          g_strcmp0 (packet->purpose, "proceeding") == 0) &&
         packet->is_notice == (packet->says[0] == NULL) &&
         (!packet->is_notice || (packet->until != CLEW_DAY_UNKNOWN && packet->form_number != NULL));
}

static gboolean
read_object (JsonObject *object, ClewPacket *packet)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!read_member (object, members[i].name, G_STRUCT_MEMBER_P (packet, members[i].offset),
                      members[i].type))
      return FALSE;
  return json_object_get_size (object) == N_MEMBERS && read_paper (object, &packet->paper) &&
         is_sensible (packet);
}

/* Returns the version, or 0. */
static gint64
get_version (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "clew_packet");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node)
           : 0;
}

/**
 * clew_packet_parse:
 * @plain: what clew_seal_open() gave
 * @error: return location; %CLEW_RECORDS_ERROR_BAD_DATA
 *
 * Returns: (transfer full): what it says, or %NULL with @error set
 */
ClewPacket *
clew_packet_parse (GBytes *plain, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (ClewPacket) packet = g_new0 (ClewPacket, 1);
  gsize       size;
  const char *data = g_bytes_get_data (plain, &size);
  JsonNode   *root = NULL;

  if (size == 0 || !g_utf8_validate (data, (gssize)size, NULL) ||
      !json_parser_load_from_data (parser, data, (gssize)size, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse (error), NULL;
  if (get_version (json_node_get_object (root)) > VERSION)
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA,
                           _ ("A newer Clew made this file. Nothing was changed. Install the newer "
                              "version."));
      return NULL;
    }
  if (get_version (json_node_get_object (root)) != VERSION ||
      !read_object (json_node_get_object (root), packet))
    return refuse (error), NULL;
  return g_steal_pointer (&packet);
}

/**
 * clew_packet_open:
 * @file: the file that came
 * @code: the code as somebody typed it
 * @error: return location; %CLEW_KEYS_ERROR_BAD_CODE or %CLEW_RECORDS_ERROR_BAD_DATA
 *
 * Any thread. Nothing is kept; see clew_packet_keep().
 *
 * Returns: (transfer full): what it says, or %NULL with @error set
 */
ClewPacket *
clew_packet_open (GBytes *file, const char *code, GError **error)
{
  g_autoptr (GBytes) plain = clew_seal_open (file, code, error);

  return plain != NULL ? clew_packet_parse (plain, error) : NULL;
}

/**
 * clew_packet_dup_name:
 * @packet: a packet
 *
 * Returns: (transfer full): the full name of whom it is about
 */
char *
clew_packet_dup_name (const ClewPacket *packet)
{
  return clew_person_name_full (packet->given, packet->middle, packet->family, packet->preferred);
}

/* As what was received from it would be. */
static ClewReceived
as_received (const ClewPacket *packet)
{
  return (ClewReceived){ .says = packet->says,
                         .ground = packet->ground,
                         .form_number = packet->form_number,
                         .signed_on = packet->signed_on };
}

/**
 * clew_packet_dup_says:
 * @packet: a packet
 *
 * Returns: (transfer full): what it says, for people
 */
char *
clew_packet_dup_says (const ClewPacket *packet)
{
  ClewReceived received = as_received (packet);

  return packet->is_notice ? g_strdup (_ ("Permission was taken back"))
                           : clew_received_dup_says (&received);
}

/**
 * clew_packet_dup_ground:
 * @packet: a packet
 *
 * Returns: (transfer full): on what it stands, for people
 */
char *
clew_packet_dup_ground (const ClewPacket *packet)
{
  ClewReceived received = as_received (packet);

  return clew_received_dup_ground (&received);
}
