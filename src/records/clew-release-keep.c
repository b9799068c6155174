/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release-keep.h"

#include "base/clew-error.h"
#include "records/clew-release-renew.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include <string.h>

/* What is chosen, as JSON. Only agencies that the form offers are in it: what
 * was ticked for one that is off the form again says nothing. */

static void
add_agencies (JsonBuilder *builder, ClewReleaseDraft *draft)
{
  json_builder_set_member_name (builder, "agencies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);
      g_autofree char  *categories = g_strjoinv (" ", offer->categories);

      if (!offer->offered)
        continue;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "agency");
      json_builder_add_string_value (builder, clew_record_get_id (offer->agency));
      json_builder_set_member_name (builder, "categories");
      json_builder_add_string_value (builder, categories);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_yes (JsonBuilder *builder, const char *member, gboolean yes)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, yes);
}

/**
 * clew_release_keep_to_json:
 * @draft: a draft
 * @step: where somebody is
 *
 * Returns: (transfer full): what is chosen
 */
char *
clew_release_keep_to_json (ClewReleaseDraft *draft, ClewReleaseStep step)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *until = NULL;

  if (draft->expires_on != CLEW_DAY_UNKNOWN)
    until = clew_day_to_iso (draft->expires_on);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "step");
  json_builder_add_int_value (builder, step);
  add_text (builder, "kind", draft->kind);
  add_text (builder, "proceeding", draft->proceeding);
  add_text (builder, "language", draft->language);
  add_text (builder, "expires_on", until);
  add_text (builder, "expires_event", draft->expires_event);
  add_text (builder, "renews", draft->renews);
  add_yes (builder, "no_end", draft->no_end);
  add_yes (builder, "a4", draft->a4);
  add_yes (builder, "large_print", draft->large_print);
  add_yes (builder, "interpreter", draft->interpreter);
  add_agencies (builder, draft);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gboolean
get_yes (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA,
                       _ ("The half-made form can’t be read."));
  return FALSE;
}

/* Kinds that the program does not know (any more) are nothing to offer. */
static void
take_categories (ClewReleaseOffer *offer, const char *categories)
{
  g_auto (GStrv) ids = g_strsplit (categories, " ", -1);
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (clew_choice_get_label (clew_all_categories, ids[i]) != NULL)
      g_strv_builder_add (known, ids[i]);
  g_strfreev (offer->categories);
  offer->categories = g_strv_builder_end (known);
  offer->offered = TRUE;
}

static gboolean
take_agencies (ClewReleaseDraft *draft,
               ClewOffice       *office,
               JsonObject       *object,
               GPtrArray        *dropped,
               GError          **error)
{
  JsonNode  *node = json_object_get_member (object, "agencies");
  JsonArray *agencies;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return fail (error);
  agencies = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (agencies); i++)
    {
      JsonNode         *element = json_array_get_element (agencies, i);
      JsonObject       *entry = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element)
                                                                 : NULL;
      const char       *id = entry != NULL ? get_text (entry, "agency") : NULL;
      const char       *categories = entry != NULL ? get_text (entry, "categories") : NULL;
      ClewReleaseOffer *offer;

      if (id == NULL || categories == NULL)
        return fail (error);
      offer = clew_release_draft_find (draft, id);
      if (offer != NULL)
        take_categories (offer, categories);
      else if (!clew_release_dropped_add (dropped, office, id, CLEW_RELEASE_DROP_NONE, error))
        return FALSE;
    }
  return TRUE;
}

static void
take_text (char **to, const char *text)
{
  g_free (*to);
  *to = g_strdup (text);
}

static gboolean
take (ClewReleaseDraft *draft,
      ClewOffice       *office,
      JsonObject       *object,
      ClewReleaseStep  *step,
      GPtrArray        *dropped,
      GError          **error)
{
  JsonNode *place = json_object_get_member (object, "step");
  gint64    number = place != NULL && JSON_NODE_HOLDS_VALUE (place) ? json_node_get_int (place)
                                                                    : 0;

  *step = (ClewReleaseStep)CLAMP (number, 0, CLEW_RELEASE_N_STEPS - 1);
  /* First: with the kind goes what each agency may be offered at all. */
  if (clew_choice_get_label (clew_consent_kinds, get_text (object, "kind")) != NULL)
    clew_release_draft_set_kind (draft, get_text (object, "kind"));
  take_text (&draft->proceeding, get_text (object, "proceeding"));
  draft->no_end = get_yes (object, "no_end");
  if (get_text (object, "language") != NULL)
    take_text (&draft->language, get_text (object, "language"));
  draft->expires_on = clew_day_from_iso (get_text (object, "expires_on"));
  take_text (&draft->expires_event, get_text (object, "expires_event"));
  take_text (&draft->renews, get_text (object, "renews"));
  draft->a4 = get_yes (object, "a4");
  draft->large_print = get_yes (object, "large_print");
  draft->interpreter = get_yes (object, "interpreter");
  return take_agencies (draft, office, object, dropped, error);
}

/**
 * clew_release_keep_from_json:
 * @office: an office
 * @participant: a participant's id
 * @json: what clew_release_keep_to_json() gave
 * @step: (out): where somebody was
 * @dropped: (out) (transfer full) (element-type ClewReleaseDropped): agencies
 *   that can't stand on a form any more
 * @error: return location
 *
 * Who the person is, and by which door they came, is read anew.
 *
 * Returns: (transfer full): the draft, or %NULL with @error set
 */
ClewReleaseDraft *
clew_release_keep_from_json (ClewOffice      *office,
                             const char      *participant,
                             const char      *json,
                             ClewReleaseStep *step,
                             GPtrArray      **dropped,
                             GError         **error)
{
  g_autoptr (ClewReleaseDraft) draft = clew_release_draft_new (office, participant, error);
  g_autoptr (GPtrArray) gone = clew_release_dropped_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (draft == NULL)
    return NULL;
  if (!json_parser_load_from_data (parser, json, -1, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      fail (error);
      return NULL;
    }
  if (!take (draft, office, json_node_get_object (root), step, gone, error))
    return NULL;
  *dropped = g_steal_pointer (&gone);
  return g_steal_pointer (&draft);
}

/* The one that is kept for a person, or none. */
static GPtrArray *
select_kept (ClewStore *store, const char *participant, GError **error)
{
  return clew_record_select (store, &clew_kind_release_draft, error,
                             "participant = ? ORDER BY rowid DESC", "s", participant);
}

static gboolean
save_in_change (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_save (store, data, error);
}

/**
 * clew_release_keep_save:
 * @office: an office
 * @draft: a draft
 * @step: where somebody is
 * @error: return location
 *
 * Keeps what is chosen in the place of what was kept for the person before.
 * It is no step that could be undone: the person at the desk did nothing. A blank
 * form is nobody's and is not kept.
 *
 * Returns: %FALSE with @error set when it was not kept
 */
gboolean
clew_release_keep_save (ClewOffice       *office,
                        ClewReleaseDraft *draft,
                        ClewReleaseStep   step,
                        GError          **error)
{
  const char      *participant;
  g_autofree char *json = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (ClewRecord) record = NULL;

  if (draft->participant == NULL)
    return TRUE;
  participant = clew_record_get_id (draft->participant);
  json = clew_release_keep_to_json (draft, step);
  kept = select_kept (clew_office_get_store (office), participant, error);
  if (kept == NULL)
    return FALSE;
  record = kept->len > 0 ? g_object_ref (g_ptr_array_index (kept, 0))
                         : clew_record_new (&clew_kind_release_draft);
  if (g_strcmp0 (clew_record_get_text (record, "body"), json) == 0)
    return TRUE;
  clew_record_set_text (record, "participant", participant);
  clew_record_set_text (record, "body", json);
  return clew_office_change (office, "keep half-made release", save_in_change, record, error);
}

/**
 * clew_release_keep_find:
 * @office: an office
 * @participant: a participant's id
 * @is_kept: (out): whether a half-made release is kept for the person
 * @error: return location
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_release_keep_find (ClewOffice *office,
                        const char *participant,
                        gboolean   *is_kept,
                        GError    **error)
{
  g_autoptr (GPtrArray) kept = select_kept (clew_office_get_store (office), participant, error);

  *is_kept = kept != NULL && kept->len > 0;
  return kept != NULL;
}

/**
 * clew_release_keep_load:
 * @office: an office
 * @participant: a participant's id
 * @step: (out): where somebody was
 * @dropped: (out) (transfer full) (element-type ClewReleaseDropped): agencies
 *   that can't stand on a form any more
 * @error: return location; %CLEW_RECORDS_ERROR_NOT_FOUND if none is kept
 *
 * Returns: (transfer full): the draft as it was kept, or %NULL with @error set
 */
ClewReleaseDraft *
clew_release_keep_load (ClewOffice      *office,
                        const char      *participant,
                        ClewReleaseStep *step,
                        GPtrArray      **dropped,
                        GError         **error)
{
  g_autoptr (GPtrArray) kept = select_kept (clew_office_get_store (office), participant, error);

  if (kept == NULL)
    return NULL;
  if (kept->len > 0)
    return clew_release_keep_from_json (
      office, participant, clew_record_get_text (g_ptr_array_index (kept, 0), "body"), step,
      dropped, error);
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND,
                       _ ("No half-made form is kept for this person."));
  return NULL;
}

/**
 * clew_release_keep_drop_in_change:
 * @store: a store, inside clew_store_change()
 * @participant: a participant's id
 * @error: return location
 *
 * Removes what is kept for the person, if anything is.
 *
 * Returns: %FALSE with @error set when that failed
 */
gboolean
clew_release_keep_drop_in_change (ClewStore *store, const char *participant, GError **error)
{
  g_autoptr (GPtrArray) kept = select_kept (store, participant, error);

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    if (!clew_record_remove (store, g_ptr_array_index (kept, i), error))
      return FALSE;
  return kept != NULL;
}

static gboolean
drop_in_change (ClewStore *store, gpointer data, GError **error)
{
  return clew_release_keep_drop_in_change (store, data, error);
}

/**
 * clew_release_keep_drop:
 * @office: an office
 * @participant: a participant's id
 * @error: return location
 *
 * Returns: %FALSE with @error set when it is still kept
 */
gboolean
clew_release_keep_drop (ClewOffice *office, const char *participant, GError **error)
{
  return clew_office_change (office, "drop half-made release", drop_in_change,
                             (gpointer)participant, error);
}
