/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-person-row.h"

struct _ClewPersonRow
{
  GObject          parent_instance;
  ClewPersonFields fields;
};

G_DEFINE_FINAL_TYPE (ClewPersonRow, clew_person_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Frees what @fields points to and leaves it empty. */
void
clew_person_fields_clear (ClewPersonFields *fields)
{
  g_clear_pointer (&fields->id, g_free);
  g_clear_pointer (&fields->name, g_free);
  g_clear_pointer (&fields->aliases, g_free);
  g_clear_pointer (&fields->case_manager, g_free);
}

/* Makes @to, which holds nothing, say what @from says. */
void
clew_person_fields_copy (ClewPersonFields *to, const ClewPersonFields *from)
{
  *to = *from;
  to->id = g_strdup (from->id);
  to->name = g_strdup (from->name);
  to->aliases = g_strdup (from->aliases);
  to->case_manager = g_strdup (from->case_manager);
}

static void
clew_person_row_finalize (GObject *object)
{
  clew_person_fields_clear (&CLEW_PERSON_ROW (object)->fields);
  G_OBJECT_CLASS (clew_person_row_parent_class)->finalize (object);
}

static void
clew_person_row_class_init (ClewPersonRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_person_row_finalize;

  /**
   * ClewPersonRow::changed:
   *
   * Somebody else stands here now, or something about them changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_person_row_init (ClewPersonRow *row)
{
}

/**
 * clew_person_row_get:
 * @row: a row
 *
 * Returns: who stands there, borrowed until "changed"
 */
const ClewPersonFields *
clew_person_row_get (ClewPersonRow *row)
{
  return &row->fields;
}

/**
 * clew_person_row_take:
 * @row: a row
 * @fields: (transfer full): what it shows from now on; left empty
 */
void
clew_person_row_take (ClewPersonRow *row, ClewPersonFields *fields)
{
  clew_person_fields_clear (&row->fields);
  row->fields = *fields;
  *fields = (ClewPersonFields){ 0 };
  g_signal_emit (row, signals[CHANGED], 0);
}
