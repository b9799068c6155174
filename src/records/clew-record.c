/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-record-private.h"

#include "base/clew-error.h"
#include "base/clew-id.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  char      *id;
  char      *created;
  gboolean   stored;
  char      *removed;
  guint      n_values;
  ClewValue *values;
} ClewRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ClewRecord, clew_record, G_TYPE_OBJECT)

#define PRIVATE(record) \
  ((ClewRecordPrivate *)clew_record_get_instance_private (CLEW_RECORD (record)))

static ClewValue *
find_value (ClewRecord *record, const char *column)
{
  ClewRecordPrivate *priv = PRIVATE (record);
  guint              index = 0;

  if (clew_kind_find_field (clew_record_get_kind (record), column, &index) == NULL)
    g_error ("%s has no field %s", G_OBJECT_TYPE_NAME (record), column);
  return &priv->values[index];
}

static void
notify_column (ClewRecord *record, const char *column)
{
  g_autofree char *name = g_strdelimit (g_strdup (column), "_", '-');

  g_object_notify (G_OBJECT (record), name);
}

static void
take_value (ClewRecord *record, const char *column, ClewValue *value)
{
  ClewValue *slot = find_value (record, column);

  if (clew_value_equal (slot, value))
    {
      clew_value_clear (value);
      return;
    }
  clew_value_clear (slot);
  *slot = *value;
  notify_column (record, column);
}

static void
clew_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ClewRecordPrivate *priv = PRIVATE (object);
  const ClewValue   *slot = &priv->values[id - 1];

  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, slot->type == CLEW_VALUE_TEXT ? slot->text : NULL);
  else if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, slot->type == CLEW_VALUE_NUMBER ? slot->number : G_MININT64);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, slot->type == CLEW_VALUE_NUMBER && slot->number != 0);
  else
    g_value_set_boxed (value, slot->type == CLEW_VALUE_BYTES ? slot->bytes : NULL);
}

static void
clew_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ClewRecord *record = CLEW_RECORD (object);
  const char *column = clew_record_get_kind (record)->fields[id - 1].column;

  if (G_VALUE_HOLDS_STRING (value))
    clew_record_set_text (record, column, g_value_get_string (value));
  else if (G_VALUE_HOLDS_INT64 (value))
    clew_record_set_number (record, column, g_value_get_int64 (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    clew_record_set_yes (record, column, g_value_get_boolean (value));
  else
    clew_record_set_bytes (record, column, g_value_get_boxed (value));
}

static void
clew_record_constructed (GObject *object)
{
  ClewRecordPrivate *priv = PRIVATE (object);

  G_OBJECT_CLASS (clew_record_parent_class)->constructed (object);
  priv->n_values = clew_kind_get_n_fields (clew_record_get_kind (CLEW_RECORD (object)));
  priv->values = g_new0 (ClewValue, priv->n_values);
}

static void
clew_record_finalize (GObject *object)
{
  ClewRecordPrivate *priv = PRIVATE (object);

  for (guint i = 0; i < priv->n_values; i++)
    clew_value_clear (&priv->values[i]);
  g_free (priv->values);
  g_free (priv->id);
  g_free (priv->created);
  g_free (priv->removed);
  G_OBJECT_CLASS (clew_record_parent_class)->finalize (object);
}

static void
clew_record_class_init (ClewRecordClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->constructed = clew_record_constructed;
  object_class->finalize = clew_record_finalize;
  object_class->get_property = clew_record_get_property;
  object_class->set_property = clew_record_set_property;
}

static void
clew_record_init (ClewRecord *record)
{
}

static GParamSpec *
property_for_field (const ClewField *field)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->column), "_", '-');
  GParamFlags      flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->type)
    {
    case CLEW_FIELD_NUMBER:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, G_MININT64, flags);
    case CLEW_FIELD_YES_NO:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case CLEW_FIELD_BYTES:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_BYTES, flags);
    case CLEW_FIELD_TEXT:
    case CLEW_FIELD_LONG_TEXT:
    case CLEW_FIELD_DAY:
    case CLEW_FIELD_TIME:
    case CLEW_FIELD_CHOICE:
    case CLEW_FIELD_CHOICES:
    case CLEW_FIELD_REFERENCE:
    default:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    }
}

/* Gives a kind's class a property for each field of its table. */
void
clew_record_class_install_fields (ClewRecordClass *class)
{
  /* GObject does not let these two be inherited. */
  G_OBJECT_CLASS (class)->get_property = clew_record_get_property;
  G_OBJECT_CLASS (class)->set_property = clew_record_set_property;

  for (guint i = 0; class->kind->fields[i].column != NULL; i++)
    g_object_class_install_property (G_OBJECT_CLASS (class), i + 1,
                                     property_for_field (&class->kind->fields[i]));
}

/**
 * clew_record_new:
 * @kind: what to make
 *
 * A record with a fresh id and empty fields, not yet in any store.
 *
 * Returns: (transfer full): the record
 */
ClewRecord *
clew_record_new (const ClewKind *kind)
{
  ClewRecord *record = g_object_new (clew_kind_get_type (kind), NULL);

  PRIVATE (record)->id = clew_id_new ();
  return record;
}

/**
 * clew_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): the same record with the same id as it is now
 */
ClewRecord *
clew_record_copy (ClewRecord *record)
{
  ClewRecord        *copy = g_object_new (G_OBJECT_TYPE (record), NULL);
  ClewRecordPrivate *from = PRIVATE (record);
  ClewRecordPrivate *to = PRIVATE (copy);

  to->id = g_strdup (from->id);
  to->created = g_strdup (from->created);
  to->stored = from->stored;
  to->removed = g_strdup (from->removed);
  for (guint i = 0; i < from->n_values; i++)
    clew_value_copy (&to->values[i], &from->values[i]);
  return copy;
}

/**
 * clew_record_equal:
 * @a: a record
 * @b: another
 *
 * Returns: whether both are the same record with the same fields
 */
gboolean
clew_record_equal (ClewRecord *a, ClewRecord *b)
{
  ClewRecordPrivate *first = PRIVATE (a);
  ClewRecordPrivate *second = PRIVATE (b);

  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b) || g_strcmp0 (first->id, second->id) != 0 ||
      (first->removed == NULL) != (second->removed == NULL))
    return FALSE;
  for (guint i = 0; i < first->n_values; i++)
    if (!clew_value_equal (&first->values[i], &second->values[i]))
      return FALSE;
  return TRUE;
}

/**
 * clew_record_get_kind:
 * @record: a record
 *
 * Returns: the table of its fields
 */
const ClewKind *
clew_record_get_kind (ClewRecord *record)
{
  return CLEW_RECORD_GET_CLASS (record)->kind;
}

/**
 * clew_record_get_id:
 * @record: a record
 *
 * Returns: its UUID, borrowed
 */
const char *
clew_record_get_id (ClewRecord *record)
{
  return PRIVATE (record)->id;
}

/**
 * clew_record_is_stored:
 * @record: a record
 *
 * Returns: whether a store has it already
 */
gboolean
clew_record_is_stored (ClewRecord *record)
{
  return PRIVATE (record)->stored;
}

/**
 * clew_record_is_removed:
 * @record: a record
 *
 * Returns: whether it was removed (and can still be restored)
 */
gboolean
clew_record_is_removed (ClewRecord *record)
{
  return PRIVATE (record)->removed != NULL;
}

/**
 * clew_record_get_created:
 * @record: a record
 *
 * Returns: (nullable): the instant (ISO 8601, UTC) at which it was first kept
 */
const char *
clew_record_get_created (ClewRecord *record)
{
  return PRIVATE (record)->created;
}

/**
 * clew_record_get_removed:
 * @record: a record
 *
 * Returns: (nullable): the instant (ISO 8601, UTC) at which it was removed
 */
const char *
clew_record_get_removed (ClewRecord *record)
{
  return PRIVATE (record)->removed;
}

/**
 * clew_record_get_text:
 * @record: a record
 * @column: a field that is kept as text (also days, choices and references)
 *
 * Returns: (nullable): the text, never empty; borrowed until the field changes
 */
const char *
clew_record_get_text (ClewRecord *record, const char *column)
{
  const ClewValue *value = find_value (record, column);

  return value->type == CLEW_VALUE_TEXT ? value->text : NULL;
}

/**
 * clew_record_get_day:
 * @record: a record
 * @column: a field that holds a day
 *
 * Returns: the day, or %CLEW_DAY_UNKNOWN
 */
ClewDay
clew_record_get_day (ClewRecord *record, const char *column)
{
  return clew_day_from_iso (clew_record_get_text (record, column));
}

/**
 * clew_record_get_number:
 * @record: a record
 * @column: a field that holds a number
 * @otherwise: what to return when it is empty
 *
 * Returns: the number
 */
gint64
clew_record_get_number (ClewRecord *record, const char *column, gint64 otherwise)
{
  const ClewValue *value = find_value (record, column);

  return value->type == CLEW_VALUE_NUMBER ? value->number : otherwise;
}

/**
 * clew_record_get_yes:
 * @record: a record
 * @column: a yes-or-no field
 *
 * Returns: whether it says yes; empty is no
 */
gboolean
clew_record_get_yes (ClewRecord *record, const char *column)
{
  return clew_record_get_number (record, column, 0) != 0;
}

/**
 * clew_record_get_bytes:
 * @record: a record
 * @column: a field of bytes
 *
 * Returns: (nullable) (transfer none): the bytes
 */
GBytes *
clew_record_get_bytes (ClewRecord *record, const char *column)
{
  const ClewValue *value = find_value (record, column);

  return value->type == CLEW_VALUE_BYTES ? value->bytes : NULL;
}

/**
 * clew_record_get_choice_label:
 * @record: a record
 * @column: a field with choices
 *
 * Returns: (nullable): the choice as people read it, translated
 */
const char *
clew_record_get_choice_label (ClewRecord *record, const char *column)
{
  const ClewField *field = clew_kind_find_field (clew_record_get_kind (record), column, NULL);

  g_return_val_if_fail (field != NULL && field->choices != NULL, NULL);
  return clew_choice_get_label (field->choices, clew_record_get_text (record, column));
}

/**
 * clew_record_set_text:
 * @record: a record
 * @column: a field that is kept as text
 * @text: (nullable): what to keep; white space at the ends goes, empty is nothing
 */
void
clew_record_set_text (ClewRecord *record, const char *column, const char *text)
{
  ClewValue value = CLEW_VALUE_INIT;

  if (text != NULL)
    {
      g_autofree char *kept = g_strstrip (g_utf8_make_valid (text, -1));

      if (*kept != '\0')
        clew_value_set_text (&value, kept);
    }
  take_value (record, column, &value);
}

/**
 * clew_record_set_day:
 * @record: a record
 * @column: a field that holds a day
 * @day: the day; unknown empties the field
 */
void
clew_record_set_day (ClewRecord *record, const char *column, ClewDay day)
{
  g_autofree char *text = day == CLEW_DAY_UNKNOWN ? NULL : clew_day_to_iso (day);

  clew_record_set_text (record, column, text);
}

/**
 * clew_record_set_number:
 * @record: a record
 * @column: a field that holds a number
 * @number: the number; %G_MININT64 empties the field
 */
void
clew_record_set_number (ClewRecord *record, const char *column, gint64 number)
{
  ClewValue value = CLEW_VALUE_INIT;

  if (number != G_MININT64)
    clew_value_set_number (&value, number);
  take_value (record, column, &value);
}

/**
 * clew_record_set_yes:
 * @record: a record
 * @column: a yes-or-no field
 * @yes: which
 */
void
clew_record_set_yes (ClewRecord *record, const char *column, gboolean yes)
{
  clew_record_set_number (record, column, yes ? 1 : 0);
}

/**
 * clew_record_set_bytes:
 * @record: a record
 * @column: a field of bytes
 * @bytes: (nullable) (transfer none): the bytes
 */
void
clew_record_set_bytes (ClewRecord *record, const char *column, GBytes *bytes)
{
  ClewValue value = CLEW_VALUE_INIT;

  if (bytes != NULL)
    clew_value_set_bytes (&value, bytes);
  take_value (record, column, &value);
}

/**
 * clew_record_set_file:
 * @record: a record of a kind with the fields bytes and sha256
 * @bytes: what is to be kept to the last byte
 */
void
clew_record_set_file (ClewRecord *record, GBytes *bytes)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  clew_record_set_bytes (record, "bytes", bytes);
  clew_record_set_text (record, "sha256", hash);
}

/**
 * clew_record_set_nothing:
 * @record: a record
 * @column: a field of any type, which becomes empty
 */
void
clew_record_set_nothing (ClewRecord *record, const char *column)
{
  ClewValue value = CLEW_VALUE_INIT;

  take_value (record, column, &value);
}

/* For the store side of records: the value of field number @index. */
ClewValue *
clew_record_value (ClewRecord *record, guint index)
{
  return &PRIVATE (record)->values[index];
}

static void
replace_text (char **slot, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*slot);
  *slot = copy;
}

/* For the store side of records: what the common columns say. */
void
clew_record_set_stored (ClewRecord *record,
                        const char *id,
                        const char *created,
                        const char *removed)
{
  ClewRecordPrivate *priv = PRIVATE (record);

  replace_text (&priv->id, id);
  replace_text (&priv->created, created);
  replace_text (&priv->removed, removed);
  priv->stored = created != NULL;
}
