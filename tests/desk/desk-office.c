/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-office.h"

#include "base/clew-id.h"
#include "base/clew-secret.h"
#include "keys/clew-keys.h"
#include "keys/clew-recovery-code.h"

#include <glib/gstdio.h>

/**
 * desk_office_new:
 * @kind: an id of clew_office_kinds
 */
DeskOffice *
desk_office_new (const char *kind)
{
  DeskOffice *made = g_new0 (DeskOffice, 1);
  g_autoptr(ClewSecret) key = clew_secret_new_random ();
  g_autoptr(ClewRecord) record = clew_record_new (&clew_kind_office);
  g_autoptr(ClewRecord) staff = clew_record_new (&clew_kind_staff);
  g_autoptr(ClewOffice) office = NULL;
  g_autoptr(GError) error = NULL;

  made->folder = g_dir_make_tmp ("clew-desk-XXXXXX", &error);
  g_assert_no_error (error);
  made->path = g_build_filename (made->folder, "office.clew", NULL);
  made->key_file = g_build_filename (made->folder, "office.key", NULL);
  made->id = clew_id_new ();

  clew_record_set_text (record, "name", "Pine County Provider");
  clew_record_set_text (record, "kind", kind);
  clew_record_set_yes (record, "is_demonstration", TRUE);
  clew_record_set_text (staff, "name", "Tamsin Osei");
  clew_record_set_text (staff, "role", "case_manager");
  clew_record_set_text (staff, "login", g_get_user_name ());
  office = clew_office_create (made->path, made->id, key, record, staff, &error);
  g_assert_no_error (error);
  clew_office_close (office);
  made->recovery_code = clew_recovery_code_new (key, made->id);
  clew_keys_write_file (made->key_file, key, &error);
  g_assert_no_error (error);

  return made;
}

typedef struct
{
  const char *given;
  const char *family;
  int         hearing_in; /* days from today */
  int         review_in;
} Person;

/* Nobody here is anybody. */
static const Person people[] = {
  { "Rosa", "Aguilar Peña", 3, 9 },
  { "Yusuf Abdi", "Ahmed", -2, 0 },
  { "Piotr", "Łukaszewicz", 10, -3 },
};

static ClewRecord *
add (ClewStore *store, const ClewKind *kind, GError **error, const char *column, ...)
{
  ClewRecord *record = clew_record_new (kind);
  va_list     arguments;

  va_start (arguments, column);
  for (; column != NULL; column = va_arg (arguments, const char *))
    clew_record_set_text (record, column, va_arg (arguments, const char *));
  va_end (arguments);
  if (!clew_record_save (store, record, error))
    g_error ("%s", (*error)->message);

  return record;
}

static gboolean
fill (ClewStore *store, gpointer data, GError **error)
{
  ClewDay today = *(ClewDay *)data;

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr(ClewRecord) person = NULL;
      g_autoptr(ClewRecord) court_case = NULL;
      g_autoptr(ClewRecord) hearing = NULL;
      g_autoptr(ClewRecord) decision = NULL;
      g_autofree char *number = g_strdup_printf ("26-1-%05u-4", 417 + (guint)i);
      g_autofree char *hearing_day = clew_day_to_iso (today + people[i].hearing_in);
      g_autofree char *review_day = clew_day_to_iso (today + people[i].review_in);
      const char      *case_id;
      g_autofree char *decided_day = clew_day_to_iso (today - 30);

      person = add (store, &clew_kind_participant, error, "given_name", people[i].given,
                    "family_name", people[i].family, NULL);
      court_case = add (store, &clew_kind_court_case, error, "participant",
                        clew_record_get_id (person), "cause_number", number, "court",
                        "Municipal Court", NULL);
      case_id = clew_record_get_id (court_case);
      hearing = add (store, &clew_kind_hearing, error, "court_case", case_id, "kind",
                     clew_hearing_kinds[0].id, "on_day", hearing_day, "at_time", "09:00", NULL);
      decision = add (store, &clew_kind_decision, error, "court_case", case_id, "kind",
                      clew_decision_kinds[0].id, "on_day", decided_day, "review_on", review_day,
                      NULL);
    }

  return TRUE;
}

/**
 * desk_office_fill:
 *
 * Adds a few people with hearings before and after today.
 */
void
desk_office_fill (DeskOffice *office)
{
  g_autoptr(ClewOffice) opened = desk_office_open (office);
  g_autoptr(GError) error = NULL;
  ClewDay today = clew_office_today (opened);

  clew_office_change (opened, "invent people", fill, &today, &error);
  g_assert_no_error (error);
  clew_office_close (opened);
}

ClewOffice *
desk_office_open (DeskOffice *office)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewSecret) key = clew_keys_read_file (office->key_file, &error);
  ClewOffice *opened;

  g_assert_no_error (error);
  opened = clew_office_open (office->path, key, &error);
  g_assert_no_error (error);

  return opened;
}

void
desk_office_free (DeskOffice *office)
{
  g_autoptr(GDir) folder = g_dir_open (office->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (office->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (office->folder);
  g_free (office->folder);
  g_free (office->path);
  g_free (office->key_file);
  g_free (office->id);
  clew_secret_free_text (office->recovery_code);
  g_free (office);
}
