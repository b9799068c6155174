/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"

#include "records/clew-record.h"

#include <string.h>

/* An order in which each kind refers only to earlier ones: importing in this
 * order never meets a reference to a row that is still to come. */
const ClewKind *const clew_kinds[] = {
  &clew_kind_office,
  &clew_kind_staff,
  &clew_kind_agency,
  &clew_kind_participant,
  &clew_kind_alias,
  &clew_kind_identifier,
  &clew_kind_referral,
  &clew_kind_enrollment_event,
  &clew_kind_wording,
  &clew_kind_consent,
  &clew_kind_consent_agency,
  &clew_kind_consent_event,
  &clew_kind_consent_grant,
  &clew_kind_consent_print,
  &clew_kind_agency_gap,
  &clew_kind_minor_rule,
  &clew_kind_caution_word,
  &clew_kind_wording_approval,
  &clew_kind_blank_form,
  &clew_kind_release_draft,
  &clew_kind_scan,
  &clew_kind_scan_content,
  &clew_kind_court_order,
  &clew_kind_subpoena,
  &clew_kind_outgoing_paper,
  &clew_kind_court_case,
  &clew_kind_disclosure,
  &clew_kind_related_case,
  &clew_kind_charge,
  &clew_kind_hearing_kind,
  &clew_kind_hearing,
  &clew_kind_hearing_move,
  &clew_kind_warrant,
  &clew_kind_court_condition,
  &clew_kind_custody_stay,
  &clew_kind_held_charge,
  &clew_kind_intake_extension,
  &clew_kind_ordinary_course,
  &clew_kind_decision,
  &clew_kind_refused_decision,
  &clew_kind_refusal_seen,
  &clew_kind_concern,
  &clew_kind_received,
  &clew_kind_received_paper,
  &clew_kind_received_event,
  &clew_kind_contact_note,
  &clew_kind_case_conference,
  &clew_kind_conference_party,
  &clew_kind_agreed_step,
  &clew_kind_agreed_step_event,
  &clew_kind_calendar_mapping,
  &clew_kind_calendar_reading,
  &clew_kind_sighting,
  &clew_kind_court_closing,
  NULL,
};

/**
 * clew_kind_find:
 * @table: a table's name
 *
 * Returns: (nullable): the kind that is kept in @table
 */
const ClewKind *
clew_kind_find (const char *table)
{
  for (guint i = 0; clew_kinds[i] != NULL; i++)
    if (g_str_equal (clew_kinds[i]->table, table))
      return clew_kinds[i];
  return NULL;
}

/**
 * clew_kind_is_kept:
 * @kind: a kind
 *
 * Returns: whether what is once said in such a record stays, so that it isn't removed either
 */
gboolean
clew_kind_is_kept (const ClewKind *kind)
{
  for (guint i = 0; kind->fields[i].column != NULL; i++)
    if ((kind->fields[i].flags & CLEW_FIELD_KEPT) != 0)
      return TRUE;
  return kind->append_only;
}

/**
 * clew_kind_get_n_fields:
 * @kind: a kind
 *
 * Returns: how many fields of its own the kind has
 */
guint
clew_kind_get_n_fields (const ClewKind *kind)
{
  guint n = 0;

  while (kind->fields[n].column != NULL)
    n++;
  return n;
}

/**
 * clew_kind_find_field:
 * @kind: a kind
 * @column: a column's name
 * @index: (out) (optional): where the field stands in the kind's table
 *
 * Returns: (nullable): the field
 */
const ClewField *
clew_kind_find_field (const ClewKind *kind,
                      const char     *column,
                      guint          *index)
{
  for (guint i = 0; kind->fields[i].column != NULL; i++)
    if (kind->fields[i].column == column || strcmp (kind->fields[i].column, column) == 0)
      {
        if (index != NULL)
          *index = i;
        return &kind->fields[i];
      }
  return NULL;
}

/**
 * clew_choice_get_label:
 * @choices: a table of choices
 * @id: (nullable): what is kept
 *
 * Returns: (nullable): what people read, translated; %NULL when @id is not
 *   one of @choices
 */
const char *
clew_choice_get_label (const ClewChoice *choices,
                       const char       *id)
{
  if (id == NULL)
    return NULL;
  for (guint i = 0; choices[i].id != NULL; i++)
    if (g_str_equal (choices[i].id, id))
      return g_dgettext (GETTEXT_PACKAGE, choices[i].label);
  return NULL;
}

static void
record_class_init (gpointer class, gpointer kind)
{
  ClewRecordClass *record_class = class;

  record_class->kind = kind;
  clew_record_class_install_fields (record_class);
}

/**
 * clew_kind_get_type:
 * @kind: a kind
 *
 * The GObject type of the kind's records: a #ClewRecord with a property for
 * each field. Registered at first use; any thread.
 *
 * Returns: the type
 */
GType
clew_kind_get_type (const ClewKind *kind)
{
  static GMutex mutex;
  GType         type;

  g_mutex_lock (&mutex);
  type = g_type_from_name (kind->type_name);
  if (type == G_TYPE_INVALID)
    {
      GTypeInfo info = {
        .class_size = sizeof (ClewRecordClass),
        .class_init = record_class_init,
        .class_data = kind,
        .instance_size = sizeof (ClewRecord),
      };

      type = g_type_register_static (CLEW_TYPE_RECORD, kind->type_name, &info, G_TYPE_FLAG_FINAL);
    }
  g_mutex_unlock (&mutex);
  return type;
}
