/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-audit-view.h"

#include "base/clew-error.h"
#include "records/clew-office-read.h"
#include "store/clew-audit.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>

/* The newest stands first, and entries are only ever added. The numbers of the
 * chain have no holes, so over the whole audit a place says which number stands
 * there and nothing needs to be counted; a hole is an entry that somebody took
 * out, and is shown as that. Over one person the numbers are held, which are few.
 * An entry is read when it is asked for, and belongs to whoever asked. */
struct _ClewAuditView
{
  GObject     parent_instance;
  ClewOffice *office;
  char       *participant;
  GArray     *numbers; /* gint64, ascending, of one person; else NULL */
  guint       n_items;
  GError     *error;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (ClewAuditEntry, clew_audit_entry, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (ClewAuditView, clew_audit_view, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  STATE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const ClewChoice acts[] = {
  /* Translators: what was done to a record, after its kind: "Participant · Added" */
  { "insert", NC_ ("audit", "Added") },
  { "update", NC_ ("audit", "Changed") },
  { "removed", NC_ ("audit", "Removed") },
  { "restored", NC_ ("audit", "Brought back") },
  { "delete", NC_ ("audit", "Deleted") },
  /* Translators: a record was brought into the form that a newer Clew keeps it in */
  { "migrated", NC_ ("audit", "Taken over by a newer Clew") },
  { "printed", NC_ ("audit", "Printed") },
  { "printed_again", NC_ ("audit", "Printed again") },
  { "copied", NC_ ("audit", "Copy saved, not encrypted") },
  { "exported", NC_ ("audit", "Exported") },
  { "viewed", NC_ ("audit", "Looked at") },
  { "shown", NC_ ("audit", "Shown") },
  { "begin", NC_ ("audit", "Begun") },
  { "gap", NC_ ("audit", "Entries before this one are missing") },
  { "missing", NC_ ("audit", "This entry is missing") },
  { "unread", NC_ ("audit", "This entry can’t be read") },
  { NULL },
};

/* What changes are called that no person gave a name. */
static const ClewChoice purposes[] = {
  { "create office", N_ ("Create office") },
  { "invent a demonstration", N_ ("Invent a demonstration") },
  { "import records", N_ ("Import records") },
  { "export records", N_ ("Export records") },
  { "print release", N_ ("Print release") },
  { "print again", N_ ("Print again") },
  { "save a copy", N_ ("Save a copy") },
  { "record signature", N_ ("Record signature") },
  { "record release event", N_ ("Record release event") },
  { "take release back", N_ ("Take release back") },
  { "record disclosure", N_ ("Record disclosure") },
  { "record conference", N_ ("Record conference") },
  { "look at a paper", N_ ("Look at a paper") },
  { "withdraw conference", N_ ("Mark conference as entered by mistake") },
  { "record agreed step", N_ ("Record what became of an agreed step") },
  { "record what was received", N_ ("Record what was received") },
  { "record end of permission", N_ ("Record end of permission") },
  { "print calendar sheet", N_ ("Print calendar sheet") },
  { "print report of cases", N_ ("Print No Worse Off with cases") },
  { "print report of numbers", N_ ("Print No Worse Off with numbers only") },
  { "save calendar file", N_ ("Save calendar file") },
  { "print list of disclosures", N_ ("Print list of disclosures") },
  { "print list for a meeting", N_ ("Print list for a meeting") },
  { "show recovery code", N_ ("Show recovery code") },
  { "rebuild the search", N_ ("Rebuild the search") },
  { "undo", N_ ("Undo") },
  { "redo", N_ ("Redo") },
  { NULL },
};

/* Columns: 0 action, 1 kind, 2 at, 3 who, 4 what, 5 changed columns, 6 type of "removed" before. */
/* clang-format off */
#define ENTRY_SQL \
  "SELECT a.action, a.kind, c.at, coalesce (s.name, c.actor), c.what, " \
  "(SELECT group_concat (key, ' ') FROM json_each (j.old)), json_type (j.old, '$.removed') " \
  "FROM (SELECT seq, CASE WHEN action = 'update' AND json_valid (old) THEN old END AS old " \
  "FROM audit WHERE seq = ?1) j JOIN audit a ON a.seq = j.seq " \
  "LEFT JOIN change c ON c.number = a.change LEFT JOIN staff s ON s.id = c.actor"
/* clang-format on */

static void
clew_audit_entry_finalize (GObject *object)
{
  ClewAuditEntry *entry = CLEW_AUDIT_ENTRY (object);

  g_clear_pointer (&entry->at, g_date_time_unref);
  g_free (entry->who);
  g_free (entry->what);
  g_free (entry->fields);
  G_OBJECT_CLASS (clew_audit_entry_parent_class)->finalize (object);
}

static void
clew_audit_entry_class_init (ClewAuditEntryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_audit_entry_finalize;
}

static void
clew_audit_entry_init (ClewAuditEntry *entry)
{
}

static const char *
act_label (const char *action)
{
  for (guint i = 0; acts[i].id != NULL; i++)
    if (g_str_equal (acts[i].id, action))
      return g_dpgettext2 (GETTEXT_PACKAGE, "audit", acts[i].label);
  return g_intern_string (action);
}

static const char *
kind_label (const char *table)
{
  const ClewKind *kind = clew_kind_find (table);

  if (kind != NULL)
    return _ (kind->label);
  if (g_str_equal (table, "change"))
    return _ ("Change");
  return g_str_equal (table, "audit") ? _ ("Record of changes") : g_intern_string (table);
}

/**
 * clew_audit_label_fields:
 * @table: a kind's table
 * @columns: (nullable): names of columns with spaces between, as an entry has them
 *
 * When a record was changed is no field of it.
 *
 * Returns: (transfer full) (nullable): the labels of the kind's own fields among them, translated
 */
char *
clew_audit_label_fields (const char *table, const char *columns)
{
  const ClewKind *kind = clew_kind_find (table);
  GString        *labels = NULL;
  g_auto (GStrv) names = columns != NULL ? g_strsplit (columns, " ", -1) : NULL;

  for (guint i = 0; kind != NULL && names != NULL && names[i] != NULL; i++)
    {
      const ClewField *field = clew_kind_find_field (kind, names[i], NULL);

      if (field == NULL)
        continue;
      if (labels == NULL)
        labels = g_string_new (NULL);
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", _ (field->label));
    }
  return labels != NULL ? g_string_free (labels, FALSE) : NULL;
}

/* Some changes are made by the program, and named by it. */
static const char *
purpose_label (const char *what)
{
  const char *label = clew_choice_get_label (purposes, what);

  if (label == NULL && g_str_has_prefix (what, "schema "))
    label = _ ("Prepare the file for this version of Clew");
  return label != NULL ? label : what;
}

static void
fill_entry (ClewAuditEntry *entry, ClewOffice *office, ClewRows *rows)
{
  const char *action = clew_rows_get_text (rows, 0);
  const char *table = clew_rows_get_text (rows, 1);
  const char *what = clew_rows_get_text (rows, 4);
  const char *before = clew_rows_get_text (rows, 6);

  if (before != NULL)
    action = g_str_equal (before, "null") ? "removed" : "restored";
  entry->act = act_label (action);
  entry->kind = kind_label (table);
  if (clew_rows_get_text (rows, 2) != NULL)
    entry->at = clew_office_to_local (office, clew_rows_get_text (rows, 2));
  entry->who = g_strdup (clew_rows_get_text (rows, 3));
  if (what != NULL)
    entry->what = g_strdup (purpose_label (what));
  entry->fields = clew_audit_label_fields (table, clew_rows_get_text (rows, 5));
}

static gboolean
read_entry (ClewAuditEntry *entry, ClewOffice *office, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (clew_office_get_store (office), error, ENTRY_SQL,
                                                "i", entry->seq);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  if (clew_rows_next (rows, &failure))
    fill_entry (entry, office, rows);
  else if (failure == NULL)
    entry->act = act_label ("missing");
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static GType
get_item_type (GListModel *model)
{
  return CLEW_TYPE_AUDIT_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return CLEW_AUDIT_VIEW (model)->n_items;
}

static gpointer
get_item (GListModel *model, guint position)
{
  ClewAuditView  *view = CLEW_AUDIT_VIEW (model);
  ClewAuditEntry *entry;
  GError         *error = NULL;
  guint           place = view->n_items - 1 - position;

  if (position >= view->n_items)
    return NULL;
  entry = g_object_new (CLEW_TYPE_AUDIT_ENTRY, NULL);
  entry->seq = view->numbers != NULL ? g_array_index (view->numbers, gint64, place)
                                     : (gint64)place + 1;
  if (read_entry (entry, view->office, &error))
    return entry;
  entry->act = act_label ("unread");
  if (view->error == NULL)
    {
      view->error = error;
      g_signal_emit (view, signals[STATE_CHANGED], 0);
    }
  else
    g_error_free (error);
  return entry;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
refers_to_own (const ClewField *field, GPtrArray *own)
{
  return field->type == CLEW_FIELD_REFERENCE && g_ptr_array_find (own, field->refers_to, NULL);
}

/* What belongs to a person are the records that refer to them, and those that
 * refer to such a record. A kind refers to earlier ones only. */
static char *
compose_own_sql (void)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  g_autoptr (GString) all = g_string_new ("SELECT id FROM own_participant");
  GString *sql = g_string_new ("WITH own_participant (id) AS (SELECT ?1)");

  g_ptr_array_add (own, (gpointer)&clew_kind_participant);
  for (guint i = 0; clew_kinds[i] != NULL; i++)
    for (const ClewField *field = clew_kinds[i]->fields; field->column != NULL; field++)
      if (refers_to_own (field, own))
        {
          const char *table = clew_kinds[i]->table;

          g_string_append_printf (sql, ", own_%s (id) AS (SELECT id FROM %s WHERE %s IN own_%s)",
                                  table, table, field->column, field->refers_to->table);
          g_string_append_printf (all, " UNION ALL SELECT id FROM own_%s", table);
          g_ptr_array_add (own, (gpointer)clew_kinds[i]);
          break;
        }
  g_string_append_printf (
    sql, " SELECT seq FROM audit WHERE kind <> 'change' AND record IN (%s) ORDER BY seq", all->str);
  return g_string_free (sql, FALSE);
}

static GArray *
read_numbers (ClewAuditView *view, GError **error)
{
  g_autofree char *sql = compose_own_sql ();
  g_autoptr (ClewRows) rows = clew_store_query (clew_office_get_store (view->office), error, sql,
                                                "s", view->participant);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    {
      gint64 seq = clew_rows_get_number (rows, 0);

      g_array_append_val (numbers, seq);
    }
  if (failure == NULL)
    return g_steal_pointer (&numbers);
  g_propagate_error (error, failure);
  return NULL;
}

static gboolean
read_last (ClewAuditView *view, guint *last, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (clew_office_get_store (view->office), error,
                                                "SELECT coalesce (max (seq), 0) FROM audit", NULL);

  if (rows == NULL || !clew_rows_next (rows, error))
    return FALSE;
  *last = (guint)clew_rows_get_number (rows, 0);
  return TRUE;
}

/* How many entries, counted from the oldest, stand where they stood. */
static guint
count_common (const GArray *before, const GArray *now)
{
  guint n = 0;

  while (n < before->len && n < now->len &&
         g_array_index (before, gint64, n) == g_array_index (now, gint64, n))
    n++;
  return n;
}

static void
apply (ClewAuditView *view, GArray *numbers, guint n_items)
{
  guint before = view->n_items;
  guint common = view->numbers != NULL ? count_common (view->numbers, numbers)
                                       : MIN (before, n_items);

  g_clear_pointer (&view->numbers, g_array_unref);
  view->numbers = numbers;
  view->n_items = n_items;
  if (before != common || n_items != common)
    g_list_model_items_changed (G_LIST_MODEL (view), 0, before - common, n_items - common);
}

/**
 * clew_audit_view_reload:
 * @view: a view
 *
 * Looks for new entries. Changes of records are followed without being asked;
 * acts that are only noted, such as an export, are not.
 */
void
clew_audit_view_reload (ClewAuditView *view)
{
  g_autoptr (GArray) numbers = NULL;
  guint n_items = 0;

  g_clear_error (&view->error);
  if (view->participant == NULL)
    {
      if (read_last (view, &n_items, &view->error))
        apply (view, NULL, n_items);
    }
  else if ((numbers = read_numbers (view, &view->error)) != NULL)
    {
      n_items = numbers->len;
      apply (view, g_steal_pointer (&numbers), n_items);
    }
  g_signal_emit (view, signals[STATE_CHANGED], 0);
}

static void
clew_audit_view_finalize (GObject *object)
{
  ClewAuditView *view = CLEW_AUDIT_VIEW (object);

  g_clear_object (&view->office);
  g_clear_pointer (&view->numbers, g_array_unref);
  g_free (view->participant);
  g_clear_error (&view->error);
  G_OBJECT_CLASS (clew_audit_view_parent_class)->finalize (object);
}

static void
clew_audit_view_class_init (ClewAuditViewClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_audit_view_finalize;

  /**
   * ClewAuditView::state-changed:
   *
   * The view was read again, or what it was asked for could not be read. May come from
   * inside g_list_model_get_item().
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (class),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_audit_view_init (ClewAuditView *view)
{
}

/**
 * clew_audit_view_new:
 * @office: an open office
 * @participant: (nullable): a participant's id, for the entries about that person's record and
 *   all that belongs to it; %NULL for the whole audit
 *
 * A list of #ClewAuditEntry, the newest first, that holds no entry itself. Follows
 * the office's changes. Belongs to the office's thread.
 *
 * Returns: (transfer full): the list
 */
ClewAuditView *
clew_audit_view_new (ClewOffice *office, const char *participant)
{
  ClewAuditView *view = g_object_new (CLEW_TYPE_AUDIT_VIEW, NULL);

  view->office = g_object_ref (office);
  view->participant = g_strdup (participant);
  g_signal_connect_object (office, "changed", G_CALLBACK (clew_audit_view_reload), view,
                           G_CONNECT_SWAPPED);
  clew_audit_view_reload (view);
  return view;
}

/**
 * clew_audit_view_get_error:
 * @view: a view
 *
 * Returns: (transfer none) (nullable): why not everything could be read
 */
const GError *
clew_audit_view_get_error (ClewAuditView *view)
{
  return view->error;
}

/* Which kinds and how many, never whose. */
static char *
word_differences (GPtrArray *differences)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const ClewAuditDifference *difference = differences->pdata[i];
      gint64                     n = difference->n_altered;

      n += difference->n_added + difference->n_missing;
      /* Translators: a kind of record and how many of them, in a list: "Disclosure: 2" */
      g_string_append_printf (words, _ ("%s: %" PRId64), kind_label (difference->kind), n);
      if (i + 1 < differences->len)
        g_string_append (words, ", ");
    }
  return g_string_free (words, FALSE);
}

static gboolean
compare_records (ClewStore *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) differences = clew_audit_compare (reader, cancellable, error);
  g_autofree char *words = NULL;

  if (differences == NULL || differences->len == 0)
    return differences != NULL;
  words = word_differences (differences);
  g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED,
               /* Translators: %s is a list of kinds of records with numbers */
               _ ("Somebody changed, added or took out records without Clew. %s. Nothing was "
                  "touched by this check. Copy the office file aside, and compare it with the "
                  "latest backup."),
                  words);
  return FALSE;
}

static gpointer
verify_in_thread (ClewStore *reader, ClewDay today, gpointer cancellable, GError **error)
{
  return clew_audit_verify (reader, cancellable, NULL, error) &&
             compare_records (reader, cancellable, error)
           ? GINT_TO_POINTER (TRUE)
           : NULL;
}

/**
 * clew_audit_view_verify_async:
 * @office: an open office
 * @cancellable: to stop; until it is done nothing can be saved
 * @callback: called on this thread
 * @data: for @callback
 *
 * Computes the whole chain anew on a thread, as clew_audit_verify(), and compares each
 * record with it, as clew_audit_compare().
 */
void
clew_audit_view_verify_async (ClewOffice         *office,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            data)
{
  clew_office_read_async (office, verify_in_thread, g_object_ref (cancellable), g_object_unref,
                          NULL, callback, data);
}

/**
 * clew_audit_view_verify_finish:
 * @result: what the callback was given
 * @error: return location; %CLEW_STORE_ERROR_DAMAGED with words for people when an entry
 *   or a record is not as it was written
 *
 * Returns: whether all is as it was written
 */
gboolean
clew_audit_view_verify_finish (GAsyncResult *result, GError **error)
{
  return clew_office_read_finish (result, error) != NULL;
}
