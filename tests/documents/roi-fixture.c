/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/roi-fixture.h"

#include <string.h>

/* No name is part of another, so that each can be counted in a text. */
const char *const roi_agency_names[ROI_N_AGENCIES] = {
  "Pine County Prosecuting Attorney",
  "Northgate Police Department",
  "Pine County Department of Public Defense",
  "Harbor Recovery Center",
  "City Housing Partnership",
  "Pine County Sheriff’s Office",
  "Northgate City Attorney",
  "Downtown Business District",
  "Pine County Public Health",
  "Riverbend Emergency Shelter",
  "State Patrol, District Two",
  "Lakeview Community Hospital",
  "Pine County District Court",
  "Northgate Municipal Court",
  "Cedar Street Needle Exchange",
  "Eastside Food Bank",
  "Pine County Jail Health Services",
  "Open Door Legal Aid",
  "Evergreen Mental Health Clinic",
  "Tribal Wellness House",
  "Northgate Fire and Rescue",
  "Pine Valley Transit Authority",
  "Second Street Clinic",
  "Workforce Center of Pine County",
  "Veterans Resource Office",
  "Hillcrest Apartments",
  "Maple Court Supportive Housing",
  "Pine County Office of Diversion and Reentry Services and Community Justice Partnerships",
  "Casa de la Esperanza",
  "Sunrise Women’s Center",
  "Northgate Public Library",
  "Safe Parking Program of Pine County",
  "Bridgeway Detox Unit",
  "Mountain View Dental Van",
  "Youth Opportunity Alliance",
  "Pine County Probation",
  "State Department of Social Services, Northgate Field Office",
  "Regional Housing Authority",
  "Good Neighbor Church",
  "Methadone Program at Mill Creek",
  "Street Medicine Team",
  "Northgate School District",
  "Pine County Veterans Court",
  "Family Reunion Project",
  "Crisis Line of Pine County",
  "Waterfront Merchants Association",
  "Northgate Parks Department",
  "Cedar Grove Mobile Home Community",
  "Legal Voice of the Valley",
  "Pine County Animal Control",
  "Ridgeline Primary Care",
  "Southside Day Center",
  "Foothill Recovery Residence",
  "Community College Reentry Desk",
  "State Identification Bureau",
  "Phone and Mail Access Point",
  "Storage Locker Project",
  "Northgate Laundry and Showers",
  "Peer Navigators Collective",
  "Neighborhood Mediation Center",
};

static const char *const reasons[] = {
  "Decides whether charges are filed",
  "Officers who referred me or meet me",
  "My lawyer’s office",
  "Counseling and medicine, if I want them",
  "Housing list and landlords",
  "Deputies who may meet me, and the jail",
  "Decides about city charges",
  "Shops and people who work downtown",
  "Vaccines, wound care and tests",
  "A bed for tonight",
};

const char *const roi_all_categories[] = { "enrollment", "plan", "housing", "treatment",
                                           "health", "court", "needs", NULL };
const char *const roi_five_categories[] = { "enrollment", "plan", "housing",
                                            "treatment", "court", NULL };

/* What may be offered to the kinds of agencies, in turn. */
static const char *const prosecutor[] = { "enrollment", "plan", "court", NULL };
static const char *const police[] = { "enrollment", NULL };
static const char *const defender[] = { "enrollment", "plan", "housing",
                                        "treatment", "court", NULL };
static const char *const clinic[] = { "enrollment", "plan", "housing", "treatment", NULL };
static const char *const landlord[] = { "enrollment", "housing", NULL };
static const char *const health[] = {
  "enrollment", "plan", "treatment", "health", "needs", NULL
};
static const char *const        all[] = { "enrollment", "plan", "housing", "treatment",
                                          "health", "court", "needs", NULL };
static const char *const *const offers[] = { prosecutor, police, defender, clinic, landlord };
static const char *const *const wide_offers[] = { prosecutor, police, defender,
                                                  health, landlord, all };

/* A form of n agencies; those that are left stand as not on the form. */
RoiFixture *
roi_fixture_new (const char *language, guint n_agencies, const char *const *categories)
{
  g_autoptr (GError) error = NULL;
  RoiFixture *fixture = g_new0 (RoiFixture, 1);
  gboolean    wide = g_strv_contains (categories, "health");
  guint       n_others = 0;

  fixture->form.wording = clew_wording_load_shipped ("roi", language, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ROI_N_AGENCIES; i++)
    {
      if (i >= n_agencies)
        {
          fixture->others[n_others++] = roi_agency_names[i];
          continue;
        }
      fixture->agencies[i].name = roi_agency_names[i];
      fixture->agencies[i].reason = i % 7 == 6 ? NULL : reasons[i % G_N_ELEMENTS (reasons)];
      fixture->agencies[i].categories =
        wide ? wide_offers[i % G_N_ELEMENTS (wide_offers)] : offers[i % G_N_ELEMENTS (offers)];
    }
  fixture->form.form_number = "PC-2026-0413";
  fixture->form.participant_name = "Rosa Aguilar Peña";
  fixture->form.participant_born = clew_day_new (1985, 5, 8);
  fixture->form.office_name = "Pine County Provider";
  fixture->form.office_address = "210 Alder Street\n Northgate";
  fixture->form.office_phone = "555-0142";
  fixture->form.agencies = fixture->agencies;
  fixture->form.n_agencies = n_agencies;
  fixture->form.not_on_form = fixture->others;
  fixture->form.categories = categories;
  fixture->form.door = "arrest_diversion";
  fixture->form.expires_on = clew_day_new (2027, 11, 22);
  fixture->form.part2 = TRUE;
  fixture->form.prepared_at = 1795305600;
  return fixture;
}

void
roi_fixture_free (RoiFixture *fixture)
{
  clew_wording_unref (fixture->form.wording);
  g_free (fixture);
}

/* One space between words, compatibility forms resolved, nothing invisible. */
char *
roi_clean (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString         *out = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else if (g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static char *
read_pages (GBytes *pdf, guint first, guint n)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  g_autoptr (GString) joined = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = first; i < first + n && i < (guint)poppler_document_get_n_pages (document); i++)
    {
      PopplerPage     *page = poppler_document_get_page (document, (int)i);
      g_autofree char *text = poppler_page_get_text (page);

      g_string_append (joined, text);
      g_string_append_c (joined, '\n');
      g_object_unref (page);
    }
  g_object_unref (document);
  return roi_clean (joined->str);
}

char *
roi_read_page (GBytes *pdf, guint page)
{
  return read_pages (pdf, page, 1);
}

char *
roi_read_all (GBytes *pdf)
{
  return read_pages (pdf, 0, G_MAXUINT / 2);
}

guint
roi_count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* Rounding of Pango's units may let neighbors meet by a hair. */
#define HAIR 0.05

static gboolean
overlap (const ClewMark *a, const ClewMark *b)
{
  return a->page == b->page && a->x + a->width > b->x + HAIR && b->x + b->width > a->x + HAIR &&
         a->y + a->height > b->y + HAIR && b->y + b->height > a->y + HAIR;
}

guint
roi_count_overlaps (GArray *marks)
{
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    for (guint j = i + 1; j < marks->len; j++)
      {
        const ClewMark *a = &g_array_index (marks, ClewMark, i);
        const ClewMark *b = &g_array_index (marks, ClewMark, j);

        if (!overlap (a, b))
          continue;
        g_test_message ("page %u: %s (%.1f %.1f %.1f %.1f) and %s (%.1f %.1f %.1f %.1f)",
                        a->page + 1, a->text != NULL ? a->text : "-", a->x, a->y, a->width,
                        a->height, b->text != NULL ? b->text : "-", b->x, b->y, b->width,
                        b->height);
        n++;
      }
  return n;
}

void
roi_assert_disjoint (GArray *marks, double width, double height, double margin)
{
  g_assert_cmpuint (marks->len, >, 0);
  g_assert_cmpuint (roi_count_overlaps (marks), ==, 0);
  for (guint i = 0; i < marks->len; i++)
    {
      const ClewMark *mark = &g_array_index (marks, ClewMark, i);

      g_assert_cmpfloat (mark->x, >=, margin - HAIR);
      g_assert_cmpfloat (mark->x + mark->width, <=, width - margin + HAIR);
      g_assert_cmpfloat (mark->y, >=, margin - HAIR);
      g_assert_cmpfloat (mark->y + mark->height, <=, height - margin + HAIR);
    }
}

GBytes *
roi_render (const ClewRoiForm *form)
{
  g_autoptr (GError) error = NULL;
  guint   n_pages = 0;
  GBytes *pdf = clew_roi_form_render (form, &n_pages, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >, 0);
  return pdf;
}

PopplerDocument *
roi_open (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* One page to look at by hand: under the build directory, for nobody else. */
void
roi_leave_sample (const char *name, GBytes *pdf)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "documents", "samples", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf),
                       &error);
  g_assert_no_error (error);
}
