/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "release-office.h"

#include "desk-test.h"

#include "documents/clew-release-form.h"

/* In the order of the alphabet, which is the form's. */
static const struct
{
  const char *name;
  const char *kind;
  const char *reason;
  const char *reason_es;
  const char *categories;
} invented[] = {
  { "City Housing Partnership", "housing", "Housing list and landlords",
    "Lista de vivienda y propietarios", "enrollment housing" },
  { "Downtown Business District", "business_district", "Hears only that somebody is helped",
    "Solo sabe que alguien recibe ayuda", "enrollment" },
  { "Harbor Recovery Center", "treatment", "Counseling and medicine, if I want them",
    "Consejería y medicinas, si las quiero", "enrollment plan housing treatment" },
  { "Northgate Police Department", "police", "Officers who referred me or meet me",
    "Agentes que me refirieron o me encuentran", "enrollment" },
  { "Pine County Department of Public Defense, Felony and Misdemeanor Trial Division",
    "public_defender", "My lawyer’s office", "La oficina de mi abogada",
    "enrollment plan housing treatment court" },
  { "Pine County Prosecuting Attorney", "prosecutor", "Decides whether charges are filed",
    "Decide si se presentan cargos", "enrollment plan treatment court" },
  { "Pine County Public Health", "public_health", "Nurses and vaccines",
    "Enfermeras y vacunas", "enrollment health" },
  { "Pine County Sheriff", "sheriff", "Deputies who serve warrants",
    "Agentes que entregan órdenes", "enrollment court" },
};

static void
save (ClewOffice *office, ClewRecord *record)
{
  g_autoptr (GError) error = NULL;

  clew_office_save (office, "invent", record, &error);
  g_assert_no_error (error);
}

static void
add_agency (ReleaseOffice *made, ClewOffice *office, guint i)
{
  guint which = i % G_N_ELEMENTS (invented);
  guint round = i / G_N_ELEMENTS (invented);
  g_autoptr (ClewRecord) agency = clew_record_new (&clew_kind_agency);
  g_autofree char *name = round == 0 ? g_strdup (invented[which].name)
                                     : g_strdup_printf ("%s of Ward %02u", invented[which].name,
                                                        round + 1);

  clew_record_set_text (agency, "legal_name", name);
  clew_record_set_text (agency, "kind", invented[which].kind);
  clew_record_set_text (agency, "reason", invented[which].reason);
  clew_record_set_text (agency, "reason_es", invented[which].reason_es);
  clew_record_set_text (agency, "offered_categories", invented[which].categories);
  save (office, agency);
  g_ptr_array_add (made->agencies, g_strdup (clew_record_get_id (agency)));
}

/* Where a form can be sent back to, which it must say. */
static void
add_address (ClewOffice *office)
{
  g_autoptr (ClewRecord) site = clew_record_copy (clew_office_get_record (office));

  clew_record_set_text (site, "address", "12 Wharf Street\nPine City");
  clew_record_set_text (site, "phone", "555-0100");
  clew_record_set_text (site, "form_prefix", "PC");
  save (office, site);
}

/**
 * release_office_new:
 * @n_agencies: how many agencies the site has
 *
 * Returns: a new office on %RELEASE_OFFICE_TODAY
 */
ReleaseOffice *
release_office_new (guint n_agencies)
{
  ReleaseOffice *made = g_new0 (ReleaseOffice, 1);
  g_autoptr (ClewOffice) office = NULL;
  g_autoptr (ClewRecord) person = clew_record_new (&clew_kind_participant);

  made->desk = desk_office_new ("case_management");
  made->agencies = g_ptr_array_new_with_free_func (g_free);
  office = release_office_open (made);
  add_address (office);
  for (guint i = 0; i < n_agencies; i++)
    add_agency (made, office, i);
  clew_record_set_text (person, "given_name", "Rosa");
  clew_record_set_text (person, "family_name", "Aguilar Peña");
  clew_record_set_day (person, "birth_date", clew_day_new (1985, 5, 8));
  save (office, person);
  made->person = g_strdup (clew_record_get_id (person));
  clew_office_close (office);
  return made;
}

ClewOffice *
release_office_open (ReleaseOffice *made)
{
  ClewOffice *office = desk_office_open (made->desk);

  clew_office_set_today (office, RELEASE_OFFICE_TODAY);
  return office;
}

/**
 * release_office_issue:
 * @n_offered: how many agencies, from the first of the list, are on the form
 *
 * Returns: (transfer full): the id of a release that was printed today
 */
char *
release_office_issue (ReleaseOffice *made, ClewOffice *office, guint n_offered)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDraft) draft = clew_release_draft_new (office, made->person, &error);
  char *consent;

  g_assert_no_error (error);
  for (guint i = 0; i < n_offered; i++)
    ((ClewReleaseOffer *)g_ptr_array_index (draft->agencies, i))->offered = TRUE;
  consent = clew_release_issue (office, draft, clew_release_form_print, NULL, NULL, &error);
  g_assert_no_error (error);
  return consent;
}

/**
 * release_office_sign:
 *
 * Enters that everything the form offers was ticked.
 */
void
release_office_sign (ClewOffice *office, const char *consent, ClewDay on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = clew_release_load_offers (office, consent, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < offers->len; i++)
    ((ClewReleaseOffer *)g_ptr_array_index (offers, i))->offered = TRUE;
  clew_release_record_signed (office, consent, on, offers, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
release_office_free (ReleaseOffice *made)
{
  desk_office_free (made->desk);
  g_free (made->person);
  g_ptr_array_unref (made->agencies);
  g_free (made);
}

void
release_desk_init (ReleaseDesk *desk, guint n_agencies)
{
  desk->made = release_office_new (n_agencies);
  desk->office = release_office_open (desk->made);
}

/**
 * release_desk_present:
 * @window: (transfer none): a new window, from now on the one that is looked at
 */
void
release_desk_present (ReleaseDesk *desk, gpointer window)
{
  g_assert_nonnull (window);
  g_set_weak_pointer (&desk->window, window);
  gtk_window_present (GTK_WINDOW (window));
  desk_test_settle ();
}

/**
 * release_desk_present_child:
 *
 * As release_desk_present(), of what is no window.
 */
void
release_desk_present_child (ReleaseDesk *desk, GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (window), child);
  release_desk_present (desk, window);
}

/**
 * release_desk_close:
 *
 * Closes the window as people do, and expects it not to ask.
 */
void
release_desk_close (ReleaseDesk *desk)
{
  gtk_window_close (GTK_WINDOW (desk->window));
  desk_test_settle ();
  g_assert_null (desk->window);
}

/**
 * release_desk_count:
 * @sql: which answers with one number
 */
gint64
release_desk_count (ReleaseDesk *desk, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (clew_office_get_store (desk->office), &error, sql,
                                                NULL);

  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  return clew_rows_get_number (rows, 0);
}

/**
 * release_desk_new_draft:
 *
 * Returns: (transfer full): a release of the person, on which nobody stands
 */
ClewReleaseDraft *
release_desk_new_draft (ReleaseDesk *desk)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDraft *draft = clew_release_draft_new (desk->office, desk->made->person, &error);

  g_assert_no_error (error);
  return draft;
}

/**
 * release_desk_load:
 *
 * Returns: (transfer full): the release as it is on the office's day
 */
ClewReleaseDetail *
release_desk_load (ReleaseDesk *desk, const char *consent)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDetail *release = clew_release_detail_load (
    clew_office_get_store (desk->office), consent, clew_office_today (desk->office), &error);

  g_assert_no_error (error);
  return release;
}

void
release_desk_clear (ReleaseDesk *desk)
{
  if (desk->window != NULL)
    gtk_window_destroy (GTK_WINDOW (desk->window));
  g_clear_weak_pointer (&desk->window);
  if (desk->parent != NULL)
    gtk_window_destroy (GTK_WINDOW (desk->parent));
  desk_test_settle ();
  clew_office_close (desk->office);
  g_assert_finalize_object (desk->office);
  release_office_free (desk->made);
  g_free (desk->consent);
}
