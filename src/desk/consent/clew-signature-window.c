/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-signature-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-day-field.h"
#include "desk/clew-entry-frame.h"
#include "desk/clew-part-field.h"
#include "desk/consent/clew-signer-field.h"
#include "records/clew-day-words.h"
#include "records/clew-release.h"
#include "records/clew-signer-ages.h"
#include "rules/clew-wording-rules.h"

#include <glib/gi18n.h>

struct _ClewSignatureWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame   frame;
  ClewDayField    *day;
  ClewSignerField *signer;
  GtkGrid         *grid;
  ClewPartField   *part;

  ClewOffice *office;
  char       *consent;
  ClewDay     made_on;
  ClewDay     expires_on;
  ClewDay     born;
  GPtrArray  *lines; /* Line */

  ClewSignerAges *ages;
};

G_DEFINE_FINAL_TYPE (ClewSignatureWindow, clew_signature_window, ADW_TYPE_WINDOW)

/* One agency's line on the paper: its box with the initials, and a box for
 * each kind of information that the form offers to it. */
typedef struct
{
  ClewReleaseOffer *offer;
  GtkCheckButton   *box;
  GPtrArray        *kinds; /* GtkCheckButton, by the order of the offered ids */
  GStrv             offered;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  clew_release_offer_free (line->offer);
  g_ptr_array_unref (line->kinds);
  g_strfreev (line->offered);
  g_free (line);
}

/* A line without the agency's own box says no, whatever else is ticked on it. */
static void
read_line (Line *line)
{
  g_autoptr (GStrvBuilder) ticked = g_strv_builder_new ();

  line->offer->offered = gtk_check_button_get_active (line->box);
  for (guint i = 0; i < line->kinds->len; i++)
    {
      GtkCheckButton *kind = g_ptr_array_index (line->kinds, i);

      gtk_widget_set_sensitive (GTK_WIDGET (kind), line->offer->offered);
      if (line->offer->offered && gtk_check_button_get_active (kind))
        g_strv_builder_add (ticked, line->offered[i]);
    }
  g_strfreev (line->offer->categories);
  line->offer->categories = g_strv_builder_end (ticked);
}

static const char *
find_day_problem (ClewSignatureWindow *window, ClewDay day)
{
  if (day > clew_office_today (window->office))
    return _ ("This day has not come yet. Enter the date beside the signature.");
  if (day < window->made_on)
    return _ ("This is before the form was made. Enter the date beside the signature.");
  if (window->expires_on != CLEW_DAY_UNKNOWN && day >= window->expires_on)
    return _ ("The form had ended by this day. A new form is needed.");
  return NULL;
}

/* 42 CFR 2.31(a)(4): a form that names nobody lets nobody hear. */
static const char *
find_tick_problem (ClewSignatureWindow *window)
{
  gboolean some = FALSE;

  for (guint i = 0; i < window->lines->len; i++)
    {
      Line *line = g_ptr_array_index (window->lines, i);

      if (line->offer->offered && line->offer->categories[0] == NULL)
        return _ ("An agency is ticked without any kind of information. Tick what is ticked on "
                  "paper, or untick the agency: it may hear nothing.");
      some |= line->offer->offered;
    }
  return some ? NULL
              : _ ("Tick what is ticked on paper. If nothing is, choose Declined instead.");
}

static GPtrArray *
list_ticked (ClewSignatureWindow *window)
{
  GPtrArray *categories = g_ptr_array_new ();

  for (guint i = 0; i < window->lines->len; i++)
    {
      Line *line = g_ptr_array_index (window->lines, i);

      for (guint j = 0; line->offer->categories[j] != NULL; j++)
        g_ptr_array_add (categories, line->offer->categories[j]);
    }
  g_ptr_array_add (categories, NULL);
  return categories;
}

/* Who must sign is said before somebody chooses wrongly (42 CFR 2.14). */
static const char *
find_note (ClewSignatureWindow *window, ClewDay day, const char *const *ticked)
{
  if (window->born == CLEW_DAY_UNKNOWN)
    return _ ("The date of birth is not known, so nothing here tells whether the person was of "
              "age.");
  if (clew_signer_birthday (window->born, window->ages->majority) <= day)
    return NULL;
  if (clew_signer_expect (window->ages, window->born, day, ticked) == CLEW_SIGNER_PARTICIPANT)
    return _ ("The person was a minor on this day and could sign alone for what is ticked.");
  return _ ("The person was a minor on this day: a parent or guardian must sign with them.");
}

/* Sets the words at the field; returns what keeps the signature from counting. */
static const char *
check_signer (ClewSignatureWindow *window, ClewDay day)
{
  g_autoptr (GPtrArray) ticked = list_ticked (window);
  const char *const *categories = (const char *const *)ticked->pdata;
  const char        *problem = NULL;
  const char        *missing = clew_signer_field_find_problem (window->signer);

  if (day == CLEW_DAY_UNKNOWN || window->ages == NULL)
    {
      clew_signer_field_say (window->signer, NULL, NULL);
      return missing;
    }
  /* With nothing ticked yet nobody is told that they signed wrongly. */
  if (categories[0] != NULL)
    problem = clew_release_signer_problem (
      clew_signer_check (window->ages, window->born, day, categories,
                         clew_signer_field_get_signer (window->signer)));
  clew_signer_field_say (window->signer, find_note (window, day, categories),
                         problem != NULL ? problem : missing);
  return problem != NULL ? problem : missing;
}

static void
check (ClewSignatureWindow *window)
{
  ClewDay     day = clew_day_field_get_day (window->day);
  const char *problem = NULL;
  const char *signer;

  for (guint i = 0; i < window->lines->len; i++)
    read_line (g_ptr_array_index (window->lines, i));
  if (day != CLEW_DAY_UNKNOWN)
    {
      g_autofree char *echo = clew_day_words_long (day);

      problem = find_day_problem (window, day);
      clew_day_field_say (window->day, echo, problem);
    }
  else
    problem = _ ("Enter the date beside the signature.");
  signer = check_signer (window, day);
  if (problem == NULL)
    problem = find_tick_problem (window);
  if (problem == NULL)
    problem = signer;
  clew_entry_frame_say (&window->frame, problem);
}

static void
changed_cb (ClewSignatureWindow *window)
{
  window->frame.touched = TRUE;
  check (window);
}

static void
commit_cb (ClewSignatureWindow *window)
{
  g_autoptr (GPtrArray) ticked = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  ClewReleaseSignature signature = {
    .on = clew_day_field_get_day (window->day),
    .agencies = ticked,
    .signer = clew_signer_field_get_signer (window->signer),
    .signed_by = clew_signer_field_get_name (window->signer),
    .authority = clew_signer_field_get_authority (window->signer),
  };
  const char *field;

  clew_part_field_read (window->part, &signature);
  for (guint i = 0; i < window->lines->len; i++)
    g_ptr_array_add (ticked, ((Line *)g_ptr_array_index (window->lines, i))->offer);
  if (clew_release_record_signature (window->office, window->consent, &signature, &field, &error))
    gtk_window_destroy (GTK_WINDOW (window));
  else if (field != NULL && (g_str_equal (field, "signer") || g_str_equal (field, "authority") ||
                             g_str_equal (field, "signed_by")))
    clew_signer_field_say (window->signer, NULL, error->message);
  else
    clew_entry_frame_fail (&window->frame, error);
}

/* Everything on this line was ticked on paper. */
static void
all_cb (GtkButton *button, Line *line)
{
  gtk_check_button_set_active (line->box, TRUE);
  for (guint i = 0; i < line->kinds->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (line->kinds, i), TRUE);
}

static GtkWidget *
new_box (ClewSignatureWindow *window, const char *agency, const char *kind)
{
  GtkWidget *box = gtk_check_button_new ();
  /* Translators: spoken for one box: an agency, then a kind of information */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), agency, kind);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (box, name);
  clew_accessible_set_name (box, name);
  g_signal_connect_object (box, "toggled", G_CALLBACK (changed_cb), window, G_CONNECT_SWAPPED);
  return box;
}

static void
attach_head (GtkGrid *grid, int column, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_grid_attach (grid, label, column, 0, 1, 1);
}

static void
attach_all (ClewSignatureWindow *window, Line *line, const char *agency, int column, int row)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("All"));
  /* Translators: spoken for a button: an agency, then that all its boxes are ticked on paper */
  g_autofree char *name = g_strdup_printf (_ ("%s: all boxes"), agency);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  clew_accessible_set_name (button, name);
  g_signal_connect (button, "clicked", G_CALLBACK (all_cb), line);
  gtk_grid_attach (window->grid, button, column, row, 1, 1);
}

static Line *
new_line (ClewSignatureWindow *window, const ClewReleaseAgency *agency, GError **error)
{
  ClewRecord *record = clew_record_load (clew_office_get_store (window->office), &clew_kind_agency,
                                         agency->agency, error);
  Line       *line;

  if (record == NULL)
    return NULL;
  line = g_new0 (Line, 1);
  line->offer = g_new0 (ClewReleaseOffer, 1);
  line->offer->agency = record;
  line->offer->categories = g_new0 (char *, 1);
  line->kinds = g_ptr_array_new ();
  line->offered = g_strdupv (agency->offered);
  return line;
}

static int
find_column (GPtrArray *columns, const char *category)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (g_ptr_array_index (columns, i), category))
      return (int)i + 2;
  return -1;
}

static gboolean
attach_line (ClewSignatureWindow     *window,
             const ClewReleaseAgency *agency,
             GPtrArray               *columns,
             int                      row,
             GError                 **error)
{
  Line      *line = new_line (window, agency, error);
  GtkWidget *label = gtk_label_new (agency->name);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (window->grid, label, 0, row, 1, 1);
  if (line == NULL)
    return FALSE;
  g_ptr_array_add (window->lines, line);
  line->box = GTK_CHECK_BUTTON (new_box (window, agency->name, _ ("ticked and initialed")));
  gtk_grid_attach (window->grid, GTK_WIDGET (line->box), 1, row, 1, 1);
  for (guint i = 0; line->offered[i] != NULL; i++)
    {
      const char *kind = clew_choice_get_label (clew_all_categories, line->offered[i]);
      GtkWidget  *box = new_box (window, agency->name, kind != NULL ? kind : line->offered[i]);

      gtk_widget_set_sensitive (box, FALSE);
      g_ptr_array_add (line->kinds, box);
      gtk_grid_attach (window->grid, box, find_column (columns, line->offered[i]), row, 1, 1);
    }
  attach_all (window, line, agency->name, (int)columns->len + 2, row);
  return TRUE;
}

/* What the form says of its kinds of information; of one without a wording, what the
 * shipped one says. */
static ClewWording *
load_words (const ClewReleaseDetail *release)
{
  const ClewFormName *form;

  if (release->wording != NULL)
    return clew_wording_parse (clew_record_get_text (release->wording, "body"), NULL);
  form = clew_form_name_find_for (clew_record_get_text (release->consent, "kind"));
  return clew_wording_load_shipped (form->id, "en", NULL);
}

/* Some kinds have a line for initials in their box on paper; a tick without them is none
 * (house convention: what is most private is never given by one stroke). */
static void
attach_kind_head (ClewSignatureWindow *window, ClewWording *words, int column, const char *category)
{
  const char      *kind = clew_choice_get_label (clew_all_categories, category);
  gboolean         needs = words != NULL && clew_wording_is_sensitive (words, category);
  g_autofree char *initialed = NULL;

  /* Translators: above a column; %s is a kind of information that the person initials on paper */
  initialed = g_strdup_printf (_ ("%s, initialed"), kind);
  attach_head (window->grid, column, needs ? initialed : kind);
}

/* The columns of the paper: kinds that it offers to at least one agency. */
static GPtrArray *
list_columns (const ClewReleaseDetail *release)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint c = 0; clew_all_categories[c].id != NULL; c++)
    for (guint i = 0; i < release->agencies->len; i++)
      {
        const ClewReleaseAgency *agency = g_ptr_array_index (release->agencies, i);
        const char              *id = clew_all_categories[c].id;

        if (!g_strv_contains ((const char *const *)agency->offered, id))
          continue;
        g_ptr_array_add (columns, (gpointer)id);
        break;
      }
  return columns;
}

static gboolean
fill_grid (ClewSignatureWindow *window, const ClewReleaseDetail *release, GError **error)
{
  g_autoptr (GPtrArray) columns = list_columns (release);
  g_autoptr (ClewWording) words = load_words (release);

  attach_head (window->grid, 1, _ ("Ticked and initialed"));
  for (guint i = 0; i < columns->len; i++)
    attach_kind_head (window, words, (int)i + 2, g_ptr_array_index (columns, i));
  for (guint i = 0; i < release->agencies->len; i++)
    if (!attach_line (window, g_ptr_array_index (release->agencies, i), columns, (int)i + 1, error))
      return FALSE;
  return TRUE;
}

static void
add_grid (ClewSignatureWindow *window)
{
  GtkWidget *card = adw_bin_new ();

  window->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (window->grid, 9);
  gtk_grid_set_row_spacing (window->grid, 6);
  gtk_widget_set_margin_start (GTK_WIDGET (window->grid), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (window->grid), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (window->grid), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (window->grid), 12);
  adw_bin_set_child (ADW_BIN (card), GTK_WIDGET (window->grid));
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (window->frame.column), card);
}

static void
add_part (ClewSignatureWindow *window, const ClewReleaseDetail *release)
{
  g_autoptr (GError) error = NULL;

  window->part = clew_part_field_new (release);
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->part));
  if (!clew_part_field_fill (window->part, window->office, &error))
    clew_entry_frame_fail (&window->frame, error);
  g_signal_connect_object (window->part, "changed", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED);
}

static void
clew_signature_window_dispose (GObject *object)
{
  g_clear_object (&CLEW_SIGNATURE_WINDOW (object)->office);

  G_OBJECT_CLASS (clew_signature_window_parent_class)->dispose (object);
}

static void
clew_signature_window_finalize (GObject *object)
{
  ClewSignatureWindow *window = CLEW_SIGNATURE_WINDOW (object);

  g_free (window->consent);
  g_ptr_array_unref (window->lines);
  clew_signer_ages_free (window->ages);

  G_OBJECT_CLASS (clew_signature_window_parent_class)->finalize (object);
}

static void
clew_signature_window_class_init (ClewSignatureWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_signature_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_signature_window_finalize;
}

static void
clew_signature_window_init (ClewSignatureWindow *window)
{
  window->lines = g_ptr_array_new_with_free_func (line_free);
}

static const char explanation[] =
  N_ ("Look at the signed paper and tick exactly what is ticked there. Nobody may hear more than "
      "that, from the day of the signature on.");

/**
 * clew_signature_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @release: the release
 *
 * Returns: (transfer none): the window, with nothing ticked
 */
ClewSignatureWindow *
clew_signature_window_new (GtkWindow               *parent,
                           ClewOffice              *office,
                           const ClewReleaseDetail *release)
{
  ClewSignatureWindow *window = g_object_new (CLEW_TYPE_SIGNATURE_WINDOW,
                                              "default-width", 920,
                                              "default-height", 640,
                                              NULL);
  g_autoptr (GError) error = NULL;

  window->office = g_object_ref (office);
  window->consent = g_strdup (clew_record_get_id (release->consent));
  window->made_on = release->made_on;
  window->expires_on = clew_record_get_day (release->consent, "expires_on");
  window->born = clew_record_get_day (release->participant, "birth_date");
  window->ages = clew_signer_ages_load (clew_office_get_store (office), &error);
  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent, _ ("Record Signature"));
  clew_entry_frame_set_verb (&window->frame, _ ("_Record"));
  clew_entry_frame_set_help (ADW_WINDOW (window), "record-signature");
  clew_entry_frame_add_text (&window->frame, _ (explanation));
  window->day = clew_day_field_new (_ ("Signed on"), clew_office_today (office));
  clew_day_field_set_in_past (window->day);
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->day));
  add_grid (window);
  window->signer = clew_signer_field_new ();
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->signer));
  add_part (window, release);
  g_signal_connect_object (window->day, "changed", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->signer, "changed", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->frame.commit, "clicked", G_CALLBACK (commit_cb), window,
                           G_CONNECT_SWAPPED);
  if (window->ages != NULL && fill_grid (window, release, &error))
    {
      check (window);
    }
  else
    {
      gtk_widget_set_sensitive (window->frame.commit, FALSE);
      clew_entry_frame_fail (&window->frame, error);
    }
  clew_accessible_mend (GTK_WIDGET (window));
  gtk_widget_grab_focus (GTK_WIDGET (window->day));
  return window;
}
