import type { DemoScene } from "../../types";

/*
 * Directions for the drawings, which carry no words but figures and units, so one picture serves both languages.
 * Canvas 1280 × 720; keep y > 610 free for captions. Colours by role: hot (high pressure), cool (low pressure), ink
 * (outlines, figures), muted (what is not the subject of the scene), accent (measurements).
 * The ring of scenes 1 and 6: a rounded rectangle of pipe 14 px wide, corners (240, 130) and (1040, 550). Flow is
 * clockwise: compressor at the left middle (240, 340), a circle of radius 54 with a piston; condenser at the top middle
 * (640, 130), a serpentine of five bends, 360 × 90; expansion valve at the right middle (1040, 340), two triangles point
 * to point, 70 high; evaporator at the bottom middle (640, 550), a serpentine like the condenser's. Pipes from the
 * compressor's outlet over the top to the valve's inlet are hot, the others cool. Refrigerant: vapour is round dots
 * (radius 5, far apart at low pressure, close together at high pressure), liquid is drops (teardrops 14 px high).
 */
export const scenes: DemoScene[] = [
  /*
   * cold-circuit-overview: 0–2.5 s: the ring draws itself clockwise from the compressor. 2.5–4.5 s: the four parts pop
   * in, in the order of flow. 4.5–7 s: dots and drops move all the way round at one even pace (dots from evaporator
   * through compressor to condenser, drops from condenser to valve, both mixed in the evaporator). Inside the
   * ring "10.6 bar" appears in hot at (640, 270) and "1.4 bar" in cool at (640, 420).
   */
  {
    seconds: 7,
    caption: {
      en: "One circuit, four parts, two pressures. Follow the dots: they are the refrigerant.",
      ar: "دائرة واحدة وأربعة أجزاء وضغطان. تابع النقاط، فهي وسيط التبريد.",
    },
    drawing: "cold-circuit-overview",
  },
  /*
   * cold-compressor: close-up. A vertical cylinder 220 × 300 centred at (640, 320), piston with rod and a crank turning
   * below it, one turn in 2 s. Left: an inlet pipe in cool with a leaf valve that opens on the down-stroke; twelve dots
   * far apart drift in. Right: an outlet pipe in hot with a leaf valve that opens at the top; the dots leave close
   * together, now in hot. Beside the inlet a round gauge, needle low, "1.4 bar", and "9 °C"; beside the outlet a gauge,
   * needle high, "10.6 bar", and "78 °C". The outlet pipe shimmers with two wavy heat lines. Three strokes, then the
   * figures grow slightly and rest.
   */
  {
    seconds: 8,
    caption: {
      en: "The compressor squeezes cool vapour from 1.4 to 10.6 bar. It leaves very hot.",
      ar: "يضغط الضاغط البخار البارد من 1.4 إلى 10.6 بار، فيخرج ساخنًا جدًا.",
    },
    drawing: "cold-compressor",
  },
  /*
   * cold-condenser: close-up. A serpentine of seven passes, x 260–1020, y 120–520, inlet top left, outlet bottom right; at
   * the far left a fan with four blades, turning once in 1.2 s, and three thin air arrows through the coil marked "32 °C".
   * Dots enter in hot. Pass 1: dots only. Passes 2–6: with each pass more dots become drops. Pass 7: drops only, the
   * pipe colour fading from hot to warm. Short wavy heat arrows rise out of every pass. Figures appear when the first
   * particle gets there: "78 °C" at the inlet (2 s), "45 °C" at the middle with a bracket over passes 2–6 (4 s), "39 °C" at the
   * outlet (6 s).
   */
  {
    seconds: 8,
    caption: {
      en: "The condenser gives the heat to the outside air. Vapour becomes liquid at 45 °C, then cools to 39.",
      ar: "يسلّم المكثف الحرارة إلى هواء الخارج، فيصير البخار سائلًا عند 45 درجة ثم يبرد إلى 39.",
    },
    drawing: "cold-condenser",
  },
  /*
   * cold-expansion-valve: close-up in section. A thick pipe from the left (hot to warm), y 300–400, narrowing at x 640 to
   * an orifice 16 px high with a needle from above, then a pipe of the first width in cool to the right. A line leads
   * from the valve's top to a small sensing bulb at the upper right, drawn muted. Ten drops in a row come from the left; past
   * the orifice seven stay drops and three burst into three dots each, spreading. Left: "10.6 bar", "39 °C". Right:
   * "1.4 bar", "−5 °C". A thermometer under the orifice falls from 39 to −5 between 3 s and 6 s. Frost crystals (six-pointed,
   * thin) grow on the right-hand pipe from 5 s.
   */
  {
    seconds: 8,
    caption: {
      en: "At the valve the pressure drops. Part of the liquid boils at once and cools the rest to −5 °C.",
      ar: "عند الصمام يهبط الضغط، فيغلي بعض السائل فورًا ويبرّد الباقي إلى 5 درجات تحت الصفر.",
    },
    drawing: "cold-expansion-valve",
  },
  /*
   * cold-evaporator: close-up, the mirror of the condenser: a serpentine of seven passes in cool, inlet bottom left, outlet
   * top right, fan at the right, air arrows marked "4 °C" going in. Wavy heat arrows point into the coil. Seven drops and three dots
   * enter; in each of passes 1–6 one or more drops turn into dots; the last drop vanishes at the end of pass 6 with a
   * small ring. Pass 7 holds dots only and its colour warms slightly. Figures: "−5 °C" with a bracket over passes 1–6 (2 s),
   * "1 °C" at the outlet (6 s).
   */
  {
    seconds: 8,
    caption: {
      en: "In the evaporator it boils at −5 °C and takes heat from the room. The last stretch warms to 1 °C.",
      ar: "في المبخر يغلي عند 5 تحت الصفر ويأخذ حرارة الغرفة، ثم يدفأ في آخر الطريق إلى درجة واحدة فوق الصفر.",
    },
    drawing: "cold-evaporator",
  },
  /*
   * cold-where-to-measure: the ring of scene 1, muted, its particles moving slowly. 1–3 s: at the evaporator's outlet
   * (320, 550) a gauge "1.4 bar" and a pipe clamp "1 °C" fall into place, in accent; below the gauge "−5 °C" appears with
   * a small arrow from the bar figure. 3–5 s: beside them writes itself "1 − (−5) = 6 K", in a rounded accent box at (420, 440).
   * 5–7 s: the same at the condenser's outlet (960, 130): gauge "10.6 bar" → "45 °C", clamp "39 °C", box at (860, 240)
   * "45 − 39 = 6 K". 7–9 s: both boxes pulse once, all else still.
   */
  {
    seconds: 9,
    caption: {
      en: "Two pressures, two pipe temperatures. Superheat 6 K here, subcooling 6 K there.",
      ar: "ضغطان ودرجتا أنبوب: التحميص هنا 6 كلفن، والتبريد الدوني هناك 6 كلفن.",
    },
    drawing: "cold-where-to-measure",
  },
];
