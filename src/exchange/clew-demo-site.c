/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clew-demo-private.h"

/* Who works in the invented office, and the agencies of its site. */

typedef struct
{
  const char *name;
  const char *initials;
  const char *role;
} Colleague;

static const Colleague case_managers[] = {
  { "Dana Whitfield", "DW", "case_manager" },
  { "Marisol Ibarra", "MI", "case_manager" },
  { "Jerome Tate", "JT", "case_manager" },
  { "Linh Vo", "LV", "case_manager" },
  { "Sam Okafor", "SO", "case_manager" },
  { "Priya Raman", "PR", "supervisor" },
  { "Carmen Ruiz", "CR", "outreach" },
  { "Ruth Lindqvist", "RL", "legal_advocate" },
};

static const Colleague project_managers[] = {
  { "Theo Marsh", "TM", "project_manager" },
  { "Adaeze Nwosu", "AN", "project_manager" },
  { "Dana Whitfield", "DW", "case_manager" },
  { "Marisol Ibarra", "MI", "case_manager" },
  { "Jerome Tate", "JT", "case_manager" },
  { "Linh Vo", "LV", "case_manager" },
};

static const Colleague prosecutors[] = {
  { "Helen Strand", "HS", "liaison_prosecutor" },
  { "Victor Amaya", "VA", "liaison_prosecutor" },
  { "Dana Whitfield", "DW", "case_manager" },
  { "Marisol Ibarra", "MI", "case_manager" },
  { "Jerome Tate", "JT", "case_manager" },
  { "Linh Vo", "LV", "case_manager" },
  { "June Castellano", "JC", "other" },
};

/* Makes the office's staff. Who makes the demonstration plays the first of them;
 * nobody else is taken for one of them. */
void
clew_demo_add_staff (ClewDemo *demo)
{
  const Colleague *staff = case_managers;
  guint            n = G_N_ELEMENTS (case_managers);

  if (g_str_equal (demo->options->kind, "project_management"))
    {
      staff = project_managers;
      n = G_N_ELEMENTS (project_managers);
    }
  else if (g_str_equal (demo->options->kind, "prosecutor"))
    {
      staff = prosecutors;
      n = G_N_ELEMENTS (prosecutors);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *phone = g_strdup_printf ("(360) 555-01%02u", i + 1);
      g_autofree char *box = g_ascii_strdown (staff[i].initials, -1);
      g_autofree char *email = g_strdup_printf ("%s@pinecounty.example.org", box);
      ClewDay          started = demo->today - 1100 + i * 61;

      g_ptr_array_add (demo->staff,
                       clew_demo_add_record (demo, &clew_kind_staff, started,
                                             "name", staff[i].name,
                                             "initials", staff[i].initials,
                                             "role", staff[i].role,
                                             "phone", phone,
                                             "email", email,
                                             "login", i == 0 ? g_get_user_name () : NULL,
                                             "started_on", started,
                                             NULL));
    }
}

/* What a kind of agency usually hears, and why it is on the form in the words
 * of the person who signs. */
typedef struct
{
  const char *kind;
  const char *categories;
  const char *reason;
  const char *reason_es;
} AgencyKind;

/* clang-format off */
static const AgencyKind kinds[] = {
  { "police", "enrollment", "Can bring me to LEAD instead of jail",
    "Puede traerme a LEAD en vez de la cárcel" },
  { "sheriff", "enrollment", "Runs the jail and patrols the county",
    "Maneja la cárcel y patrulla el condado" },
  { "prosecutor", "enrollment plan court", "Decides on charges", "Decide sobre los cargos" },
  { "city_attorney", "enrollment plan court", "Decides on city charges",
    "Decide sobre los cargos de la ciudad" },
  { "public_defender", "enrollment plan housing needs court", "My lawyer’s office",
    "La oficina de mi abogado" },
  { "case_management", "enrollment plan housing needs treatment health court",
    "My case manager’s team", "El equipo de mi gestor de caso" },
  { "treatment", "enrollment plan treatment health", "Where I can get treatment",
    "Donde puedo recibir tratamiento" },
  { "health", "enrollment health treatment", "My doctor or nurse", "Mi doctor o enfermera" },
  { "public_health", "enrollment needs health", "Helps me stay healthy",
    "Me ayuda a estar sano" },
  { "housing", "enrollment housing needs", "Helps me get a place to live",
    "Me ayuda a conseguir vivienda" },
  { "shelter", "enrollment housing", "Where I can sleep", "Donde puedo dormir" },
  { "business_district", "enrollment", "Works on the streets where I stay",
    "Trabaja en las calles donde me quedo" },
  { "corrections", "enrollment court", "My probation officer",
    "Mi oficial de libertad condicional" },
  { "court", "enrollment court", "Hears my case", "Donde se ve mi caso" },
  { "community", "enrollment needs", "Helps me with daily needs",
    "Me ayuda con lo de cada día" },
  { "victim_services", "enrollment needs", "Helps me be safe", "Me ayuda a estar seguro" },
};

typedef struct
{
  const char *legal_name;
  const char *short_name;
  const char *kind;
  const char *contact;
} Agency;

/* One that joined lately, so that people who signed before are to be seen again, and
 * one that left. */
#define JOINED 13
#define LEFT   10

/* Those that sit in the site's policy group. */
#define CORE 6

/* The first fourteen are a whole site. */
static const Agency agencies[CLEW_DEMO_MAX_AGENCIES] = {
  { "Pine City Police Department", "Pine City PD", "police", "Sgt. Alma Reece" },
  { "Pine County Sheriff’s Office", "Sheriff", "sheriff", "Lt. Owen Barrow" },
  { "Pine County Prosecuting Attorney’s Office", "County Prosecutor", "prosecutor",
    "Helen Strand" },
  { "Pine City Attorney’s Office", "City Attorney", "city_attorney", "Noel Prewitt" },
  { "Pine County Department of Public Defense", "Public Defense", "public_defender",
    "Ines Calder" },
  { "Lantern Street Outreach", "Lantern Street", "case_management", "Bea Holloway" },
  { "Cedar Behavioral Health", "Cedar", "treatment", "Dr. Nadia Frost" },
  { "Riverside Community Clinic", "Riverside Clinic", "health", "Grace Amundsen" },
  { "Pine County Public Health", "Public Health", "public_health", "Lou Ferrante" },
  { "Stillwater Housing Alliance", "Stillwater", "housing", "Ona Beck" },
  { "First Avenue Night Shelter", "First Avenue", "shelter", "Rafael Quint" },
  { "Downtown Pine City Business District", "Downtown District", "business_district", "Wes Arlo" },
  { "Pine County Community Corrections", "Corrections", "corrections", "Toni Vance" },
  { "Open Door Recovery Center", "Open Door", "treatment", "Hal Sorensen" },

  { "Pine City Municipal Court", "Municipal Court", "court", NULL },
  { "Pine County District Court", "District Court", "court", NULL },
  { "Pine County Superior Court", "Superior Court", "court", NULL },
  { "Mill Creek Police Department", "Mill Creek PD", "police", NULL },
  { "Harborview Transit Police", "Transit Police", "police", NULL },
  { "Pine State College Campus Police", "Campus Police", "police", NULL },
  { "East Fork Tribal Police", "Tribal Police", "police", NULL },
  { "East Fork Tribal Court", "Tribal Court", "court", NULL },
  { "East Fork Tribal Health Clinic", "Tribal Clinic", "health", NULL },
  { "Pine General Hospital", "Pine General", "health", NULL },
  { "Pine General Hospital, Emergency Department", "Pine General ER", "health", NULL },
  { "Mobile Crisis Response of Pine County", "Mobile Crisis", "health", NULL },
  { "Northside Opioid Treatment Program", "Northside OTP", "treatment", NULL },
  { "Alder House Residential Treatment", "Alder House", "treatment", NULL },
  { "Sunrise Detoxification Center", "Sunrise", "treatment", NULL },
  { "Hope Peer Recovery Network", "Hope Peers", "community", NULL },
  { "Pine County Housing Authority", "Housing Authority", "housing", NULL },
  { "Maple Court Supportive Apartments", "Maple Court", "housing", NULL },
  { "Tiny Homes on Seventh", "Seventh Street Homes", "housing", NULL },
  { "Veterans’ Housing Partnership", "Veterans’ Housing", "housing", NULL },
  { "St. Brigid’s Women’s Shelter", "St. Brigid’s", "shelter", NULL },
  { "Rainbow Youth Shelter", "Rainbow Youth", "shelter", NULL },
  { "Family Promise of Pine County", "Family Promise", "shelter", NULL },
  { "Old Town Merchants’ Association", "Old Town Merchants", "business_district", NULL },
  { "Waterfront Improvement District", "Waterfront District", "business_district", NULL },
  { "University Avenue Partnership", "University Avenue", "business_district", NULL },
  { "Pine County Food Bank", "Food Bank", "community", NULL },
  { "Day Center on Mill Street", "Day Center", "community", NULL },
  { "El Centro de la Comunidad", "El Centro", "community", NULL },
  { "East African Community Services", "East African Services", "community", NULL },
  { "Vietnamese Friendship Association", "Vietnamese Friendship", "community", NULL },
  { "Urban Native Center", "Native Center", "community", NULL },
  { "Pine County Public Library, Social Work Desk", "Library", "community", NULL },
  { "WorkSource Pine County", "WorkSource", "community", NULL },
  { "Second Chance Employment", "Second Chance", "community", NULL },
  { "Pine County Legal Aid", "Legal Aid", "public_defender", NULL },
  { "Tenant Law Center of Pine County", "Tenant Law Center", "public_defender", NULL },
  { "Pine County Veterans Services", "Veterans Services", "community", NULL },
  { "Needle Exchange and Wound Care Van", "Care Van", "public_health", NULL },
  { "Safe Harbor Victim Services", "Safe Harbor", "victim_services", NULL },
  { "Pine County Drug Court", "Drug Court", "court", NULL },
  { "State Department of Corrections, Pine Field Office", "State Corrections", "corrections",
    NULL },
  { "Pretrial Services of Pine County", "Pretrial Services", "corrections", NULL },
  { "Mill Creek City Attorney’s Office", "Mill Creek Attorney", "city_attorney", NULL },
  { "Bridge Street Case Management", "Bridge Street", "case_management", NULL },
  { "Pine City Fire Department, Community Paramedics", "Paramedics", "health", NULL },
};
/* clang-format on */

static const AgencyKind *
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return &kinds[i];
  g_assert_not_reached ();
}

/* Makes the agencies of the site. */
void
clew_demo_add_agencies (ClewDemo *demo)
{
  for (guint i = 0; i < demo->options->agencies; i++)
    {
      const Agency     *agency = &agencies[i];
      const AgencyKind *kind = find_kind (agency->kind);
      const char       *group = "Policy Coordinating Group";
      g_autofree char  *phone = g_strdup_printf ("(360) 555-01%02u", 20 + i);
      g_autofree char  *email = g_strdup_printf ("lead-%02u@example.org", i + 1);
      g_autofree char  *address = g_strdup_printf ("%u Mill Street\nPine City, WA 98999",
                                                   300 + 12 * i);
      ClewDay           signed_on = demo->today - (i == JOINED ? 20 : 1400 - 9 * i);
      ClewDay           ended_on = i == LEFT ? demo->today - 35 : CLEW_DAY_UNKNOWN;

      g_ptr_array_add (demo->agencies,
                       clew_demo_add_record (demo, &clew_kind_agency, signed_on,
                                             "legal_name", agency->legal_name,
                                             "short_name", agency->short_name,
                                             "kind", agency->kind,
                                             "reason", kind->reason,
                                             "reason_es", kind->reason_es,
                                             "address", address,
                                             "phone", phone,
                                             "email", email,
                                             "contact_name", agency->contact,
                                             "mou_signed_on", signed_on,
                                             "mou_ended_on", ended_on,
                                             "may_receive", TRUE,
                                             "victim_services_funded",
                                             g_str_equal (agency->kind, "victim_services"),
                                             "offered_categories", kind->categories,
                                             "site_role", i < CORE ? group : "Partner",
                                             NULL));
    }
}
