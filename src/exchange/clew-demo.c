/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clew-demo-private.h"

#include "base/clew-error.h"
#include "base/clew-id.h"
#include "records/clew-record-store.h"
#include "rules/clew-office-rules.h"

#include <stdarg.h>

/* How many releases get their paper at most; each costs a page layout. */
#define PRINTS 24

/* Owners of records other than people. */
#define OWNER_STAFF    (G_MAXUINT64 - 1)
#define OWNER_AGENCIES (G_MAXUINT64 - 2)
#define OWNER_LEGAL    (G_MAXUINT64 - 3)

/* What is made from now on belongs to @owner: its ids and its chances follow
 * from the seed and @owner alone. */
void
clew_demo_start_owner (ClewDemo *demo, guint64 owner)
{
  demo->owner = owner;
  demo->serial = 0;
  clew_random_start (&demo->random, demo->options->seed, owner);
}

static void
write_number (guint8 *bytes, guint n_bytes, guint64 number)
{
  for (guint i = 0; i < n_bytes; i++)
    bytes[i] = (guint8)(number >> (8 * (n_bytes - 1 - i)));
}

/* Ids begin with whose records they are, so that they grow: with ids in no
 * order every index would be written all over, and 100,000 people would take
 * ten times as long. (Real ids must not tell when they were made.) */
static void
make_id (ClewDemo *demo, char id[CLEW_DEMO_ID])
{
  ClewRandom       random;
  guint8           bytes[16];
  g_autofree char *text = NULL;

  clew_random_start (&random, demo->options->seed, demo->owner);
  random.state ^= ++demo->serial << 32;
  write_number (bytes, 4, demo->owner);
  write_number (bytes + 4, 2, demo->serial);
  write_number (bytes + 6, 8, clew_random_next (&random));
  write_number (bytes + 14, 2, clew_random_next (&random));
  /* Version 8 is for ids made in a way of one's own (RFC 9562). */
  bytes[6] = (bytes[6] & 0x0f) | 0x80;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  text = clew_id_from_bytes (bytes);
  g_strlcpy (id, text, CLEW_DEMO_ID);
}

static void
set_field (ClewRecord *record, const ClewField *field, va_list *arguments)
{
  switch (field->type)
    {
    case CLEW_FIELD_DAY:
      clew_record_set_day (record, field->column, va_arg (*arguments, ClewDay));
      break;
    case CLEW_FIELD_NUMBER:
    case CLEW_FIELD_YES_NO:
      clew_record_set_number (record, field->column, va_arg (*arguments, int));
      break;
    case CLEW_FIELD_BYTES:
      clew_record_set_bytes (record, field->column, va_arg (*arguments, GBytes *));
      break;
    case CLEW_FIELD_TEXT:
    case CLEW_FIELD_LONG_TEXT:
    case CLEW_FIELD_TIME:
    case CLEW_FIELD_CHOICE:
    case CLEW_FIELD_CHOICES:
    case CLEW_FIELD_REFERENCE:
    default:
      clew_record_set_text (record, field->column, va_arg (*arguments, const char *));
      break;
    }
}

static ClewRecord *
make_record (const ClewKind *kind, va_list *arguments)
{
  /* Not clew_record_new(), whose id of chance nobody would see. */
  ClewRecord *record = g_object_new (clew_kind_get_type (kind), NULL);
  const char *column;

  while ((column = va_arg (*arguments, const char *)) != NULL)
    {
      const ClewField *field = clew_kind_find_field (kind, column, NULL);

      if (field == NULL)
        g_error ("%s has no field %s", kind->table, column);
      set_field (record, field, arguments);
    }
  return record;
}

/* The same site is invented for every kind of office, and of it each holds what it may. */
static gboolean
leave_what_it_may_hold (ClewDemo *demo, ClewRecord *record)
{
  const ClewKind *kind = clew_record_get_kind (record);

  if (!clew_office_kind_holds (demo->options->kind, kind->table))
    return FALSE;
  for (guint i = 0; kind->fields[i].column != NULL; i++)
    if (!clew_office_kind_holds_field (demo->options->kind, kind->table, kind->fields[i].column))
      clew_record_set_nothing (record, kind->fields[i].column);
  return kind != &clew_kind_identifier ||
         clew_office_kind_holds_choice (demo->options->kind, kind->table, "kind",
                                        clew_record_get_text (record, "kind"));
}

/* Keeps a record that was entered on @day, if this kind of office has such, and fills @id. */
void
clew_demo_keep (ClewDemo *demo, ClewRecord *record, ClewDay day, char id[CLEW_DEMO_ID])
{
  g_autofree char *on = clew_day_to_iso (MIN (day, demo->today));
  guint            second = (guint)(demo->serial * 37 % 3600);
  g_autofree char *created = g_strdup_printf ("%sT17:%02u:%02u.000000Z", on, second / 60,
                                              second % 60);

  make_id (demo, id);
  if (leave_what_it_may_hold (demo, record) && demo->failure == NULL)
    clew_record_import (demo->store, record, id, created, NULL, &demo->failure);
}

/* Keeps a record that was entered on @day. The fields follow as pairs of a
 * column and a value: text, a ClewDay, an int or GBytes, as the field table
 * says; ends with %NULL. Returns @id, filled with the record's. */
const char *
clew_demo_add (ClewDemo *demo, const ClewKind *kind, ClewDay day, char id[CLEW_DEMO_ID], ...)
{
  g_autoptr (ClewRecord) record = NULL;
  char    own_id[CLEW_DEMO_ID];
  va_list arguments;

  if (id == NULL)
    id = own_id;
  va_start (arguments, id);
  record = make_record (kind, &arguments);
  va_end (arguments);
  clew_demo_keep (demo, record, day, id);
  return id == own_id ? NULL : id;
}

/* As clew_demo_add(), but returns the record. */
ClewRecord *
clew_demo_add_record (ClewDemo *demo, const ClewKind *kind, ClewDay day, ...)
{
  ClewRecord *record;
  char        id[CLEW_DEMO_ID];
  va_list     arguments;

  va_start (arguments, day);
  record = make_record (kind, &arguments);
  va_end (arguments);
  clew_demo_keep (demo, record, day, id);
  return record;
}

/* Holidays of courts in the United States that fall on a date, and those on
 * the Nth such weekday of a month; May's is the last, so counted from the 25th. */
static gboolean
is_holiday (ClewDay day)
{
  int month, day_of_month, weekday = clew_day_weekday (day);
  int nth;

  clew_day_split (day, NULL, &month, &day_of_month);
  nth = (day_of_month - 1) / 7 + 1;
  switch (month)
    {
    case 1:
      return day_of_month == 1 || (weekday == 1 && nth == 3);
    case 2:
      return weekday == 1 && nth == 3;
    case 5:
      return weekday == 1 && day_of_month >= 25;
    case 6:
      return day_of_month == 19;
    case 7:
      return day_of_month == 4;
    case 9:
      return weekday == 1 && nth == 1;
    case 11:
      return day_of_month == 11 || (weekday == 4 && nth == 4);
    case 12:
      return day_of_month == 25;
    default:
      return FALSE;
    }
}

/* The nearest day on which courts sit from @day on, going forward or back by @step. */
ClewDay
clew_demo_court_day (ClewDay day, int step)
{
  while (clew_day_weekday (day) >= 6 || is_holiday (day))
    day = (ClewDay)((int)day + step);
  return day;
}

static gboolean
is_kind (const ClewDemoOptions *options, const char *kind)
{
  return g_strcmp0 (options->kind, kind) == 0;
}

static const char *
office_name (const ClewDemoOptions *options)
{
  if (is_kind (options, "prosecutor"))
    return "Pine County Prosecuting Attorney, LEAD Liaison";
  if (is_kind (options, "project_management"))
    return "Pine County LEAD Project Management";
  return "Pine County LEAD Case Management";
}

/**
 * clew_demo_new_office_record:
 * @options: the options
 *
 * Returns: (transfer full): the record of the invented office, marked as a
 *   demonstration and not yet kept
 */
ClewRecord *
clew_demo_new_office_record (const ClewDemoOptions *options)
{
  ClewRecord *office = clew_record_new (&clew_kind_office);

  clew_record_set_text (office, "name", office_name (options));
  clew_record_set_text (office, "kind", options->kind);
  clew_record_set_text (office, "site_name", "Pine County LEAD");
  clew_record_set_text (office, "address", "210 Mill Street, Suite 4\nPine City, WA 98999");
  clew_record_set_text (office, "phone", "(360) 555-0100");
  clew_record_set_text (office, "email", "lead@pinecounty.example.org");
  clew_record_set_text (office, "part2", "unknown");
  clew_record_set_text (office, "form_prefix", "PC");
  clew_record_set_number (office, "release_months", 12);
  clew_record_set_number (office, "release_cap_months", 36);
  clew_record_set_text (office, "form_language", "en");
  clew_record_set_text (office, "paper", "letter");
  clew_record_set_number (office, "intake_days", 30);
  clew_record_set_yes (office, "is_demonstration", TRUE);
  return office;
}

static gboolean
load_wordings (ClewDemo *demo, GError **error)
{
  static const char *const languages[] = { "en", "es" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      demo->wordings[i] = clew_release_find_wording (demo->store, languages[i], error);
      if (demo->wordings[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_in_change (ClewStore *store, gpointer data, GError **error)
{
  ClewDemo *demo = data;

  if (!load_wordings (demo, error))
    return FALSE;
  clew_demo_start_owner (demo, OWNER_STAFF);
  clew_demo_add_staff (demo);
  clew_demo_start_owner (demo, OWNER_AGENCIES);
  clew_demo_add_agencies (demo);
  clew_demo_start_owner (demo, OWNER_LEGAL);
  clew_demo_add_legal_site (demo);
  for (guint i = 0; i < demo->options->people && demo->failure == NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (demo->cancellable, error))
        return FALSE;
      clew_demo_start_owner (demo, i);
      demo->is_brief = i >= CLEW_DEMO_BRIEF_FROM;
      clew_demo_add_person (demo, i);
    }
  if (demo->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&demo->failure));
  return FALSE;
}

static void
demo_clear (ClewDemo *demo)
{
  g_ptr_array_unref (demo->agencies);
  g_ptr_array_unref (demo->staff);
  g_clear_object (&demo->wordings[0]);
  g_clear_object (&demo->wordings[1]);
  g_hash_table_unref (demo->numbers);
  g_clear_error (&demo->failure);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ClewDemo, demo_clear)

/**
 * clew_demo_fill:
 * @office: an office with nobody in it yet
 * @options: what to invent
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Invents the staff, the agencies and the people of a site, all in one change.
 * What is kept of it is what an office of this kind has, whatever @options say.
 * The same options and day give the same records under the same ids. The
 * office's day is that of @options afterwards, if they name one.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_demo_fill (ClewOffice            *office,
                const ClewDemoOptions *options,
                GCancellable          *cancellable,
                GError               **error)
{
  ClewDemoOptions own = *options;
  g_auto (ClewDemo) demo = { 0 };
  gboolean done;

  g_return_val_if_fail (options->people >= 1, FALSE);
  g_return_val_if_fail (options->agencies >= 1 && options->agencies <= CLEW_DEMO_MAX_AGENCIES,
                        FALSE);
  demo.office = office;
  demo.store = clew_office_get_store (office);
  own.kind = clew_record_get_text (clew_office_get_record (office), "kind");
  demo.options = &own;
  demo.cancellable = cancellable;
  demo.today = options->today != CLEW_DAY_UNKNOWN ? options->today : clew_office_today (office);
  demo.has_notes = is_kind (&own, "case_management");
  demo.has_contacts = !is_kind (&own, "prosecutor");
  demo.has_details = !is_kind (&own, "project_management");
  demo.agencies = g_ptr_array_new_with_free_func (g_object_unref);
  demo.staff = g_ptr_array_new_with_free_func (g_object_unref);
  demo.numbers = g_hash_table_new (NULL, NULL);
  if (options->printer != NULL && !is_kind (&own, "prosecutor"))
    demo.prints_left = MIN (options->people / 8 + 2, PRINTS);
  done = clew_office_change (office, "invent a demonstration", fill_in_change, &demo, error);
  clew_office_set_today (office, options->today);
  return done;
}

/**
 * clew_demo_create:
 * @path: where nothing is yet
 * @office_id: the new office's UUID
 * @key: its key, kept safe by the caller before this is called
 * @options: what to invent
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Makes an office file and fills it. When that fails no file is left.
 *
 * Returns: (transfer full): the office, open, or %NULL with @error set
 */
ClewOffice *
clew_demo_create (const char            *path,
                  const char            *office_id,
                  ClewSecret            *key,
                  const ClewDemoOptions *options,
                  GCancellable          *cancellable,
                  GError               **error)
{
  g_autoptr (ClewRecord) record = clew_demo_new_office_record (options);
  g_autoptr (ClewOffice) office = clew_office_create (path, office_id, key, record, NULL, error);

  if (office == NULL)
    return NULL;
  if (clew_demo_fill (office, options, cancellable, error))
    return g_steal_pointer (&office);
  clew_office_discard (office);
  return NULL;
}
