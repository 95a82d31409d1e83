import type { DemoScene } from "../../types";

// One drawing serves both languages: inside the pictures stand only symbols (V, A, W, DC, AC, digits, +, −), never words.
// The frame is 16:9. Colours: sun and light amber, voltage blue, current (moving dots) orange, cold pale blue, hot red,
// safe green, danger red; strokes and plain shapes in the text grey. The lowest sixth stays free for the caption.

/** "From sunlight to current", 48 seconds. */
export const sunlightScenes: DemoScene[] = [
  // solar-sunlight-hits-cell: amber sun disc, upper left. Five dashed amber rays run down to the right, each carrying a small
  // round photon that travels along it in a loop. They land on a solar cell seen at an angle, lower centre: a dark-blue square
  // sheet with four thin silver finger lines. From 4 s the sheet is cut open along its front edge and shows two stacked
  // layers, upper pale blue (marked −), lower rose (marked +), the upper one thinner.
  {
    seconds: 7,
    caption: {
      en: "Sunlight arrives as photons. A solar cell is thin silicon with two different layers.",
      ar: "يصل ضوء الشمس على هيئة فوتونات. والخلية الشمسية سيليكون رقيق فيه طبقتان مختلفتان.",
    },
    drawing: "solar-sunlight-hits-cell",
  },
  // solar-junction-frees-electron: side view of the two layers filling the left two thirds, a dashed line between them as the
  // junction, three short blue field arrows across it pointing down. A photon enters from above, flashes at the junction; a
  // small blue ball (−) leaves the flash upwards into the pale layer, a hollow rose ring (+) downwards. From 4 s a wire leaves
  // the top layer, goes right through a lamp symbol (circle with a cross) and back to the bottom layer; three blue balls move
  // along it from top to bottom and the lamp glows amber.
  {
    seconds: 9,
    caption: {
      en: "A photon frees an electron. The junction pushes it to one side, and it flows round: current.",
      ar: "يحرّر الفوتون إلكترونًا، فتدفعه الوصلة إلى جانب واحد، ويدور في الدائرة: هذا هو التيار.",
    },
    drawing: "solar-junction-frees-electron",
  },
  // solar-cells-in-series-add-voltage: a row of cells slides in from the left one after another, joined + to − by short silver
  // ribbons: first one, then six, then the row folds into a module of 6 columns and 12 rows in a frame. Beside it a vertical
  // blue bar grows with each step and carries the labels "0.7 V", "4 V", "49 V". Orange dots run through the ribbons at one
  // unchanging speed, to show that the current does not add.
  {
    seconds: 8,
    caption: {
      en: "One cell gives about 0.7 volts. In series the voltages add; the current stays the same.",
      ar: "الخلية تعطي نحو 0.7 فولت. وعلى التوالي تُجمع الجهود ويبقى التيار كما هو.",
    },
    drawing: "solar-cells-in-series-add-voltage",
  },
  // solar-more-light-more-current: left, a module on a stand below a sun. Right, two horizontal gauges, one marked A (orange),
  // one marked V (blue). 0–3 s: a grey cloud covers half of the sun, A fills to 50 %, V to 93 %. 3–6 s: the cloud drifts off to
  // the right, rays double in number, A rises smoothly to 100 %, V only to 96 %. 6–8 s: a leaf falls on the module's lower third;
  // that third turns grey and the V gauge drops by a third.
  {
    seconds: 8,
    caption: {
      en: "Twice the light, about twice the current. Voltage hardly changes, but shade costs a lot.",
      ar: "ضوء مضاعف يعني تيارًا مضاعفًا تقريبًا. الجهد يكاد يثبت، لكن الظل ثمنه كبير.",
    },
    drawing: "solar-more-light-more-current",
  },
  // solar-cold-raises-voltage: a thermometer at the left with marks 0 °C, 25 °C, 70 °C; a module in the centre; a blue voltage
  // bar at the right with a dashed line at "49.3 V". 0–3 s: mercury at 25, bar at the line. 3–5.5 s: mercury climbs to 70, the
  // module tints red, the bar sinks and reads "43.3 V". 5.5–8 s: mercury falls to 0, the module tints pale blue with two
  // frost stars, the bar rises above the line and reads "52.6 V"; the part above the line pulses red.
  {
    seconds: 8,
    caption: {
      en: "Heat lowers the voltage. A cold, bright morning raises it above the number on the label.",
      ar: "الحرارة تخفض الجهد، والصباح البارد المشمس يرفعه فوق الرقم المكتوب على اللوح.",
    },
    drawing: "solar-cold-raises-voltage",
  },
  // solar-dc-to-ac-path: from left to right: three modules on a sloped roof line; a wire marked DC with orange dots all moving
  // right; an inverter box with a flat line on its left half and a sine wave drawing itself on its right half; a wire marked AC
  // where the dots swing to and fro; a house with one window that lights up amber at 5 s. A thin wire continues from the house
  // to a pylon at the far right.
  {
    seconds: 8,
    caption: {
      en: "Modules make direct current. The inverter turns it into alternating current for the house.",
      ar: "تولّد الألواح تيارًا مستمرًا، ويحوّله العاكس إلى تيار متردّد يستعمله البيت.",
    },
    drawing: "solar-dc-to-ac-path",
  },
];

/** "Lock out, tag out", 47 seconds. Every scene keeps the same plan: modules left, DC isolator, inverter centre, AC breaker, pylon right. */
export const lockOutScenes: DemoScene[] = [
  // solar-loto-two-sources: the plan draws itself from left to right: sun and three modules; wire DC; isolator (square with a
  // rotary handle at "1"); inverter box with a green lamp; wire AC; breaker (upright lever, up, "1"); pylon. Orange dots flow
  // from left to right. At 3 s two red arrows point at the inverter, one from each side, and pulse. At 5 s three person icons
  // (head and shoulders) below the plan each get a small speech mark.
  {
    seconds: 8,
    caption: {
      en: "The inverter has two sources: grid and modules. Tell everyone, and find where each is cut.",
      ar: "للعاكس مصدران: الشبكة والألواح. أخبر الجميع، وحدّد أين يُقطع كل منهما.",
    },
    drawing: "solar-loto-two-sources",
  },
  // solar-loto-ac-off-first: a hand pulls the breaker lever down; its mark turns from "1" to "0" and the AC wire to its right
  // stays red, to its left goes grey. The inverter lamp fades from green to dark, and within a second the orange dots on the
  // DC wire slow down and stop where they are. A gauge marked A under the DC wire sinks to 0.
  {
    seconds: 7,
    caption: {
      en: "AC first: open the breaker. The inverter stops, and the current falls to almost nothing.",
      ar: "المتردّد أولًا: افتح القاطع، فيتوقف العاكس ويهبط التيار حتى يكاد ينعدم.",
    },
    drawing: "solar-loto-ac-off-first",
  },
  // solar-loto-dc-isolator-off: a hand turns the isolator's handle a quarter from "1" to "0". A round lens above shows its two
  // contacts parting with no spark. From 4 s a second lens at the left shows the mistake: a hand pulls a DC connector pair
  // apart, a jagged bright arc bridges the gap, and a red cross is struck over this lens.
  {
    seconds: 8,
    caption: {
      en: "Then DC: turn the isolator off. Never pull a connector apart while current flows.",
      ar: "ثم المستمر: أدر الفاصل إلى وضع الفصل. ولا تنزع موصّلًا أبدًا وفيه تيار.",
    },
    drawing: "solar-loto-dc-isolator-off",
  },
  // solar-loto-lock-and-tag: a padlock drops through the hole of the isolator and snaps shut, then a second one on the breaker;
  // both jump 4 pixels at the snap. A tag swings in on a string from each: white card, red border, an open-hand stop sign, a
  // person icon and two grey lines in place of writing. At 6 s one key flies from the locks into a pocket at the lower centre.
  {
    seconds: 8,
    caption: {
      en: "Your own lock and tag on both points. The key stays with you, and only you remove the lock.",
      ar: "قفلك وبطاقتك على النقطتين. المفتاح معك، ولا يرفع القفل أحد سواك.",
    },
    drawing: "solar-loto-lock-and-tag",
  },
  // solar-loto-prove-dead: left, a clock face whose hand sweeps five minutes while the capacitor symbol inside the inverter
  // fades from blue to grey (0–3 s). Then a meter with two probes visits three places in turn, 1.8 s each: a small box marked
  // "230 V" (meter shows 230, green tick), the inverter terminals (meter shows 0, green tick), the box again (230, green tick).
  {
    seconds: 9,
    caption: {
      en: "Wait for the capacitors. Prove the meter, test the circuit, then prove the meter again.",
      ar: "انتظر تفريغ المكثّفات. اختبر الجهاز، ثم قِس الدائرة، ثم اختبر الجهاز ثانية.",
    },
    drawing: "solar-loto-prove-dead",
  },
  // solar-loto-sun-side-stays-live: the whole plan again, locks and tags in place. Everything between isolator and breaker is
  // green; the wire from the modules to the isolator glows red with a slowly pulsing lightning sign and the label "250–315 V".
  // The wire from breaker to pylon is red too. The sun's rays keep moving. At 5 s covers slide over the red isolator terminals.
  {
    seconds: 7,
    caption: {
      en: "From the modules to the isolator it stays live in daylight. No lock changes that.",
      ar: "ما بين الألواح والفاصل يبقى مكهربًا في النهار، ولا يغيّر ذلك أي قفل.",
    },
    drawing: "solar-loto-sun-side-stays-live",
  },
];
